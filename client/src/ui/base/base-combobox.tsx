import { Combobox as Base } from '@base-ui/react/combobox';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import type { ComboboxProps, Entered } from '../combobox.tsx';
import { Icon } from '../icon.tsx';
import type { Option } from '../select.tsx';

export function BaseCombobox({
  value,
  onChange,
  options,
  none,
  label,
  placeholder,
  disabled = false,
  id,
  entered,
}: ComboboxProps & { readonly entered: Entered }) {
  const t = useT();
  const items = useMemo(
    () => [...(none === undefined ? [] : [{ value: '', label: none }]), ...options.toSorted((a, b) => a.label.localeCompare(b.label))],
    [options, none],
  );
  const chosen = items.find((item) => item.value === value) ?? null;
  return (
    <Base.Root
      defaultOpen={entered === 'press'}
      items={items}
      value={chosen}
      // Escape is the safe answer: it chooses nothing, and leaves what is around to close.
      onInputValueChange={(_, details) => {
        if (details.reason !== 'escape-key') return;
        details.cancel();
        details.allowPropagation();
      }}
      onValueChange={(item, { reason }) => reason !== 'escape-key' && onChange(item?.value ?? '')}
      disabled={disabled}
      isItemEqualToValue={(a, b) => a.value === b.value}
      limit={60}
    >
      <span className={disabled ? 'input combo is-off' : 'input combo'}>
        <Base.Input autoFocus className="bare" aria-label={label} placeholder={placeholder} {...(id && { id })} />
        <Base.Trigger className="bare t3" aria-label={label ?? t('ui.choose')}>
          <Icon name="chevron" size={14} />
        </Base.Trigger>
      </span>
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={4}>
          <Base.Popup className="pop menu select-list">
            <Base.Empty className="mh">{t('ui.nothingFound')}</Base.Empty>
            <Base.List>
              {(item: Option) => (
                <Base.Item key={item.value} value={item} className="mi">
                  {item.mark}
                  <span className="ell">{item.label}</span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
