import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { Kbd } from '../kbd.tsx';
import type { MenuItem, MenuProps } from '../menu.tsx';

export function BaseMenu({ trigger, items, align = 'start', side = 'bottom', label }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="positioner" align={align} side={side} sideOffset={4}>
          <Base.Popup className="pop menu" aria-label={label}>
            {items.map(drawItem)}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function drawItem(item: MenuItem, index: number): ReactNode {
  // Items of one menu have no ids; their order is fixed while it is open.
  if (item === 'line') return <hr key={index} />;
  if ('head' in item)
    return (
      <div key={index} className="mh">
        {item.head}
      </div>
    );
  if ('items' in item) {
    return (
      <Base.SubmenuRoot key={index}>
        <Base.SubmenuTrigger className="mi">
          {item.icon && <Icon name={item.icon} />}
          {item.label}
          <span className="right t3">
            <Icon name="right" size={14} />
          </span>
        </Base.SubmenuTrigger>
        <Base.Portal>
          <Base.Positioner className="positioner" sideOffset={2}>
            <Base.Popup className="pop menu">{item.items.map(drawItem)}</Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.SubmenuRoot>
    );
  }
  return (
    <Base.Item
      key={index}
      className="mi"
      onClick={item.run}
      disabled={item.disabled ?? false}
      {...(item.checked !== undefined && { role: 'menuitemradio', 'aria-checked': item.checked })}
    >
      {item.mark ?? (item.icon && <Icon name={item.icon} />)}
      <span className="ell">{item.label}</span>
      {item.hint && <span className="right sm t3">{item.hint}</span>}
      {item.checked && (
        <span className="right">
          <Icon name="check" size={14} />
        </span>
      )}
      {item.keys && <Kbd keys={item.keys} />}
    </Base.Item>
  );
}
