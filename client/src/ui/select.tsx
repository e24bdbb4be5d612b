import { lazy, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { WhenUsed } from './when-used.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Drawn before the label, such as an avatar. */
  readonly mark?: ReactNode;
}
export interface SelectProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
  /** Read aloud when no `Field` gives the label. */
  readonly label?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly bad?: boolean;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly id?: string;
  /** Without a boundary, for use inside a table. */
  readonly quiet?: boolean;
}

const BaseSelect = lazy(() => import('./base/base-select.tsx').then((module) => ({ default: module.BaseSelect })));

export const selectClass = ({ bad, disabled, size, quiet }: SelectProps): string =>
  ['input select', bad ? 'is-bad' : '', disabled ? 'is-off' : '', size === 'sm' || size === 'lg' ? size : '', quiet ? 'quiet' : '']
    .filter(Boolean)
    .join(' ');

/** One of a few; for one of many see `Combobox`. */
export function Select(props: SelectProps) {
  const chosen = props.options.find((option) => option.value === props.value);
  const trigger = (
    <button
      type="button"
      role="combobox"
      aria-expanded={false}
      aria-controls={undefined}
      className={selectClass(props)}
      aria-label={props.label}
      disabled={props.disabled}
      {...(props.id && { id: props.id })}
    >
      <span className={chosen ? 'ell row' : 'ell row t3'}>
        {chosen ? (
          <>
            {chosen.mark}
            <span className="ell">{chosen.label}</span>
          </>
        ) : (
          props.placeholder || '\u00a0'
        )}
      </span>
      <span className="right t3">
        <Icon name="chevron" size={14} />
      </span>
    </button>
  );
  return (
    <WhenUsed trigger={trigger} popup="listbox">
      <BaseSelect {...props} />
    </WhenUsed>
  );
}
