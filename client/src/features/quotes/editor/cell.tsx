/** One cell of a quote: its value, the field while it is edited here, and who is in it while it is edited elsewhere. */
import type { ReactNode } from 'react';
import { EditCell } from '../../../ui/edit-cell.tsx';
import { useEditor } from './editor-context.ts';

export interface CellProps {
  /** Its place in the quote, also for colleagues: `<line>.<column>` or `field.<name>`. */
  readonly cell: string;
  readonly label: string;
  /** As it stands in the field. */
  readonly text: string;
  /** What is wrong with a typed text, in words. */
  readonly check?: (typed: string) => string | undefined;
  readonly onSave: (typed: string) => void;
  readonly onNext?: (step: 1 | -1) => void;
  readonly children: ReactNode;
  readonly className?: string;
  readonly input?: 'text' | 'date';
}

export function Cell({ cell, label, text, check, onSave, onNext, children, className = '', input }: CellProps) {
  const { readOnly, editing, edit, heldBy } = useEditor();
  const holder = heldBy(cell);
  const classes = ['qc', className, holder ? `held p${holder.color}` : ''].filter(Boolean).join(' ');
  const flag = holder && <span className="flag in">{holder.name.split(' ')[0]}</span>;
  if (readOnly)
    return (
      <span className={classes}>
        <span className="qc-value">{children}</span>
        {flag}
      </span>
    );
  if (editing === cell)
    return (
      <span className={`${classes} is-edited`}>
        <EditCell
          row={text}
          label={label}
          edit={{ value: (before) => before, save: (_, typed) => onSave(typed), ...(check && { check }), ...(input && { input }) }}
          onDone={() => edit(undefined, cell)}
          {...(onNext && { onNext })}
        />
      </span>
    );
  return (
    <span className={classes}>
      <button
        type="button"
        className="qc-value"
        // One stop a line for Tab; arrows go on from there.
        tabIndex={cell.startsWith('field.') || cell.endsWith('.title') ? 0 : -1}
        data-cell={cell}
        aria-label={`${label}: ${text || '–'}`}
        onClick={() => edit(cell)}
      >
        {children}
      </button>
      {flag}
    </span>
  );
}
