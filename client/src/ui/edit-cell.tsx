import { type KeyboardEvent, useState } from 'react';
import { Kbd } from './kbd.tsx';
import type { CellEdit } from './virtual-table.tsx';

/** One cell while it is edited: Enter and leaving save, Escape brings the old value back. */
export function EditCell<R>({
  row,
  edit,
  label,
  onDone,
}: {
  readonly row: R;
  readonly edit: CellEdit<R>;
  readonly label: string;
  readonly onDone: () => void;
}) {
  const before = edit.value(row);
  const [value, setValue] = useState(before);
  const wrong = value === before ? undefined : edit.check?.(value);
  function save(next: string): void {
    if (edit.check?.(next) !== undefined && next !== before) return;
    if (next !== before) edit.save(row, next);
    onDone();
  }
  function handleKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Enter') save(value);
    else if (event.key === 'Escape') onDone();
    else return;
    event.preventDefault();
  }
  if (edit.options) {
    return (
      <span className="ced">
        <select
          autoFocus
          aria-label={label}
          value={value}
          onChange={(event) => save(event.target.value)}
          onBlur={onDone}
          onKeyDown={handleKey}
        >
          {edit.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
    );
  }
  return (
    <span className={wrong ? 'ced is-bad' : 'ced'} title={wrong}>
      <input
        autoFocus
        type={edit.input ?? 'text'}
        aria-label={label}
        aria-invalid={wrong !== undefined}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => (wrong ? onDone() : save(value))}
        onKeyDown={handleKey}
      />
      <Kbd keys="Enter" />
    </span>
  );
}
