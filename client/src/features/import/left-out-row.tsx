import { useState } from 'react';
import { isMessageKey, useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { EditCell } from '../../ui/edit-cell.tsx';
import type { Outcome } from './import-api.ts';
import { decide, useImport } from './import-state.ts';

/** A row that stays out, with the one cell at fault: it can be set right where it stands. */
export function LeftOutRow({ row, header }: { readonly row: Outcome; readonly header: readonly string[] }) {
  const t = useT();
  const { number } = useFormat();
  const options = useImport((state) => state.options);
  const [editing, setEditing] = useState(false);
  const column = row.column ?? -1;
  const reason = `import.left.${row.reason}`;
  const correct = (value: string) =>
    void decide({
      corrections: [
        ...(options?.corrections ?? []).filter((one) => one.row !== row.row || one.column !== column),
        { row: row.row, column, value },
      ],
    });
  return (
    <tr className={editing ? 'is-sel' : ''}>
      <td className="n t2">{number(row.row)}</td>
      <td className="code ell">{column >= 0 ? header[column] : t('import.wholeRow')}</td>
      <td>
        {editing ? (
          <EditCell
            row={row}
            label={header[column] ?? ''}
            edit={{ value: (one) => one.value ?? '', save: (_, value) => correct(value) }}
            onDone={() => setEditing(false)}
          />
        ) : (
          <button type="button" className="im-bad code ell" disabled={column < 0} onClick={() => setEditing(true)}>
            {row.value || row.name || t('import.emptyValue')}
          </button>
        )}
      </td>
      <td className="t2 ell">{isMessageKey(reason) ? t(reason, { row: row.with ?? 0 }) : row.reason}</td>
      <td>
        {editing ? (
          <span className="sm won">{t('import.comesIn')}</span>
        ) : row.reason === 'same-number' ? (
          <Button size="sm" onClick={() => void decide({ preferred: [...(options?.preferred ?? []), row.row] })}>
            {t('import.keepThis')}
          </Button>
        ) : row.suggestion ? (
          <Button size="sm" onClick={() => correct(row.suggestion ?? '')}>
            {t('import.take', { value: row.suggestion })}
          </Button>
        ) : column >= 0 ? (
          <Button size="sm" onClick={() => setEditing(true)}>
            {t('import.correct')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
