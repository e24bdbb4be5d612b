import { Select as Base } from '@base-ui/react/select';
import { Icon } from '../icon.tsx';
import { type SelectProps, selectClass } from '../select.tsx';

export function BaseSelect(props: SelectProps) {
  const { value, onChange, options, label, placeholder = '', disabled = false, id } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root
      defaultOpen
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled}
      items={options.map(({ value, label }) => ({ value, label }))}
    >
      <Base.Trigger className={selectClass(props)} aria-label={label} {...(id && { id })}>
        <span className={chosen ? 'ell row' : 'ell row t3'}>
          {chosen ? (
            <>
              {chosen.mark}
              <span className="ell">{chosen.label}</span>
            </>
          ) : (
            placeholder || ' '
          )}
        </span>
        <span className="right t3">
          <Icon name="chevron" size={14} />
        </span>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="pop menu select-list">
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className="mi">
                  {option.mark}
                  <Base.ItemText className="ell">{option.label || ' '}</Base.ItemText>
                  <Base.ItemIndicator className="right">
                    <Icon name="check" size={14} />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
