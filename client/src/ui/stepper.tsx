import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useT } from '../i18n/i18n.ts';
import { Icon } from './icon.tsx';
import './stepper.css';

export interface StepperProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max: number;
  readonly label: string;
  /** How the value reads, such as `5 days`. */
  readonly text: string;
  readonly disabled?: boolean;
  /** What is drawn instead of the text, such as `5 d`. */
  readonly children?: ReactNode;
}

/** A small whole number: minus and plus for the mouse, one spin button for the keyboard. */
export function Stepper({ value, onChange, min = 0, max, label, text, disabled = false, children }: StepperProps) {
  const t = useT();
  const set = (next: number) => {
    const within = Math.min(max, Math.max(min, next));
    if (within !== value) onChange(within);
  };
  // Digits are typed behind each other, as in a field; the first one replaces what was there.
  const typed = useRef('');
  const keyDown = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const digits = /^\d$/.test(event.key) ? typedOn(typed.current, event.key, max) : '';
    const next = digits === '' ? nextValue(event.key, value, min, max) : Number(digits);
    typed.current = digits;
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  return (
    <span className={disabled ? 'step is-off' : 'step'}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('ui.fewer', { label })}
        disabled={disabled || value <= min}
        onClick={() => set(value - 1)}
      >
        <Icon name="minus" size={12} />
      </button>
      <span
        role="spinbutton"
        tabIndex={disabled ? -1 : 0}
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuetext={text}
        aria-disabled={disabled || undefined}
        onKeyDown={keyDown}
        onBlur={() => {
          typed.current = '';
        }}
      >
        <b>{children ?? text}</b>
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('ui.moreOf', { label })}
        disabled={disabled || value >= max}
        onClick={() => set(value + 1)}
      >
        <Icon name="plus" size={12} />
      </button>
    </span>
  );
}

function nextValue(key: string, value: number, min: number, max: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return value + 1;
    case 'ArrowDown':
    case 'ArrowLeft':
      return value - 1;
    case 'PageUp':
      return value + 10;
    case 'PageDown':
      return value - 10;
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return undefined;
  }
}

const typedOn = (before: string, digit: string, max: number): string => (Number(before + digit) <= max ? before + digit : digit);
