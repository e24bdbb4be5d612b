import { lazy, Suspense, useState } from 'react';
import { Icon } from './icon.tsx';
import type { Option } from './select.tsx';

export interface ComboboxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
  /** The text for no choice; without it one must be made. */
  readonly none?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly id?: string;
}

/** With what it was entered: a press opens the list at once, the focus alone (a dialog gives it to its first field) does not. */
export type Entered = 'press' | 'focus';

const BaseCombobox = lazy(() => import('./base/base-combobox.tsx').then((module) => ({ default: module.BaseCombobox })));

/** A choice among many by typing. Until it is entered it is a plain field, so that a screen does not wait for the list's code. */
export function Combobox(props: ComboboxProps) {
  const [entered, setEntered] = useState<Entered>();
  const { value, options, none = '', label, placeholder, disabled = false, id } = props;
  const asleep = (
    <span className={disabled ? 'input combo is-off' : 'input combo'}>
      <input
        className="bare"
        role="combobox"
        aria-expanded={false}
        aria-label={label}
        placeholder={placeholder}
        disabled={disabled}
        readOnly
        {...(id && { id })}
        value={options.find((option) => option.value === value)?.label ?? none}
        onPointerDown={() => setEntered('press')}
        onFocus={() => setEntered((now) => now ?? 'focus')}
      />
      <span className="bare-end t3">
        <Icon name="chevron" size={14} />
      </span>
    </span>
  );
  return entered ? (
    <Suspense fallback={asleep}>
      <BaseCombobox {...props} entered={entered} />
    </Suspense>
  ) : (
    asleep
  );
}
