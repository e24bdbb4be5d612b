import { type KeyboardEvent, useRef, useState } from 'react';
import { Kbd } from './kbd.tsx';
import type { CellEdit } from './table/column.ts';

/** One cell while it is edited: Enter and leaving save, Tab saves and goes to the next, Escape brings the old value back. */
export function EditCell<R>({
  row,
  edit,
  label,
  onDone,
  onNext,
}: {
  readonly row: R;
  readonly edit: CellEdit<R>;
  readonly label: string;
  readonly onDone: () => void;
  readonly onNext?: (step: 1 | -1) => void;
}) {
  const before = edit.value(row);
  const [value, setValue] = useState(before);
  const wrong = value === before ? undefined : edit.check?.(value);
  // A cell that goes loses the focus too: what was saved is not saved again, and the next cell is not closed.
  const isLeft = useRef(false);
  function leave(then: () => void = onDone): void {
    if (isLeft.current) return;
    isLeft.current = true;
    then();
  }
  function save(next: string, then: () => void = onDone): void {
    if (isLeft.current || (edit.check?.(next) !== undefined && next !== before)) return;
    if (next !== before) edit.save(row, next);
    leave(then);
  }
  function handleKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Enter') save(value);
    else if (event.key === 'Tab' && onNext) save(value, () => onNext(event.shiftKey ? -1 : 1));
    else if (event.key === 'Escape') leave();
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
          onBlur={() => leave()}
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
        onBlur={() => (wrong ? leave() : save(value))}
        onKeyDown={handleKey}
      />
      <Kbd keys="Enter" />
      {wrong && (
        <span className="ced-wrong" role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}
