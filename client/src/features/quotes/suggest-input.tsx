/** A field one types into freely, with what may be meant below it: arrows choose, Enter takes, Escape closes. */
import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';

export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
}

export function SuggestInput({
  label,
  value,
  onChange,
  suggestions,
  onChoose,
  onOther,
  placeholder,
  className = 'bare',
  id,
  bad = false,
  ref,
  ...described
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly suggestions: readonly Suggestion[];
  readonly onChoose: (suggestion: Suggestion) => void;
  /** Enter without a suggestion, a comma, or leaving the field with something in it. */
  readonly onOther?: (event: 'enter' | 'leave') => void;
  readonly placeholder?: string | undefined;
  readonly className?: string;
  readonly id?: string;
  readonly bad?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
  readonly 'aria-describedby'?: string;
}) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const shown = open ? suggestions : [];
  const active = shown[Math.min(at, shown.length - 1)];
  const choose = (suggestion: Suggestion) => {
    setOpen(false);
    setAt(0);
    onChoose(suggestion);
  };
  const keyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      event.stopPropagation();
      if (!open) return setOpen(true);
      if (shown.length > 0) setAt((Math.min(at, shown.length - 1) + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (active) choose(active);
      else onOther?.('enter');
    } else if (event.key === 'Escape' && (open || value !== '')) {
      event.stopPropagation();
      if (open && shown.length > 0) setOpen(false);
      else onChange('');
    }
  };
  return (
    <span className="suggest">
      <input
        ref={ref}
        className={className}
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${list}-${active.key}` : undefined}
        aria-invalid={bad || undefined}
        autoComplete="off"
        {...(id && { id })}
        {...described}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          setOpen(true);
          setAt(0);
          onChange(event.target.value);
        }}
        onKeyDown={keyDown}
        onBlur={() => {
          setOpen(false);
          if (value.trim() !== '') onOther?.('leave');
        }}
      />
      <span className="suggest-list pop menu" role="listbox" id={list} aria-label={label} hidden={shown.length === 0}>
        {shown.map((suggestion) => (
          <span
            key={suggestion.key}
            id={`${list}-${suggestion.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={suggestion === active}
            className="mi"
            data-highlighted={suggestion === active ? '' : undefined}
            onPointerDown={(event) => {
              // The field keeps the focus, so that the next one can be typed at once.
              event.preventDefault();
              choose(suggestion);
            }}
          >
            {suggestion.icon && <Icon name={suggestion.icon} />}
            <span className="ell">{suggestion.label}</span>
            {suggestion.hint && <span className="right sm t3 num">{suggestion.hint}</span>}
          </span>
        ))}
      </span>
    </span>
  );
}
