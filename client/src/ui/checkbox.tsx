import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** A real checkbox under the drawn one: forms, keyboards and screen readers get what they know. */
export function Checkbox({
  checked,
  onChange,
  children,
  label,
  mixed = false,
  disabled = false,
  round = false,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children?: ReactNode;
  /** Read aloud when there is no text beside it. */
  readonly label?: string;
  readonly mixed?: boolean;
  readonly disabled?: boolean;
  readonly round?: boolean;
}) {
  const box = ['ck', checked && !mixed ? 'on' : '', mixed ? 'mix' : '', round ? 'round' : ''].filter(Boolean).join(' ');
  return (
    <label className="check">
      <input
        type="checkbox"
        className="vh"
        checked={checked}
        disabled={disabled}
        aria-label={label}
        ref={(input) => {
          if (input) input.indeterminate = mixed;
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={box} aria-hidden="true">
        {mixed ? <Icon name="minus" size={12} /> : checked ? <Icon name="check" size={12} /> : null}
      </span>
      {children}
    </label>
  );
}

export function Switch({
  checked,
  onChange,
  label,
  disabled = false,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  readonly disabled?: boolean;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      disabled={disabled}
      className={checked ? 'switch on' : 'switch'}
      onClick={() => onChange(!checked)}
    />
  );
}
