import { useEffect, useState } from 'react';
import { Input } from '../../../ui/input.tsx';

interface CellProps<V> {
  readonly label: string;
  readonly value: V;
  readonly placeholder?: string;
  readonly disabled: boolean;
  readonly onChange: (value: V) => void;
}

/** Saved when it is left or Enter is pressed; Escape restores. */
export function TextCell({ label, value, placeholder, disabled, onChange }: CellProps<string>) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const save = () => {
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <Input
      className="le-text"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      maxLength={120}
      disabled={disabled}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setText(value);
      }}
    />
  );
}

export function NumberCell({
  label,
  value,
  placeholder,
  disabled,
  onChange,
  unit = '',
  most = 1e12,
}: CellProps<number | null> & { readonly unit?: string; readonly most?: number }) {
  const stored = value === null ? '' : String(value);
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const parsed = numberOf(text, most);
  const save = () => {
    if (parsed === undefined) setText(stored);
    else if (parsed !== value) onChange(parsed);
  };
  return (
    <span className="row le-number">
      <Input
        aria-label={label}
        placeholder={placeholder}
        inputMode="decimal"
        value={text}
        bad={parsed === undefined}
        disabled={disabled}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') setText(stored);
        }}
      />
      {unit && <span className="sm t3">{unit}</span>}
    </span>
  );
}

/** Undefined for what is no number from 0 to `most`; null for nothing. */
export function numberOf(text: string, most: number): number | null | undefined {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
  if (plain === '') return null;
  const value = Number(plain);
  return Number.isFinite(value) && value >= 0 && value <= most ? value : undefined;
}
