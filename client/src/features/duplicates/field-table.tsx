/** Field by field; where both say something, the one that stands is chosen by a radio button in its cell. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { fieldLabel } from '../../ui/form-of.tsx';
import type { FieldKey, FieldLine, ListLine } from './compare-contacts.ts';
import type { Side } from './use-both.ts';
import { useValueWords } from './use-value-words.ts';

interface FieldTableProps {
  readonly heads: readonly ReactNode[];
  readonly sides: readonly [Side, Side];
  readonly winner: Side;
  readonly fields: readonly FieldLine[];
  readonly lists: readonly ListLine[];
  readonly loserName: string;
  readonly chosen: ReadonlySet<FieldKey>;
  readonly onChoose: (key: FieldKey, from: Side) => void;
}

export function FieldTable({ heads, sides, winner, fields, lists, loserName, chosen, onChoose }: FieldTableProps) {
  const t = useT();
  const words = useValueWords();
  return (
    <table className="dup-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{t('duplicates.field')}</span>
          </th>
          {sides.map((side, at) => (
            <th key={side.row.id} scope="col">
              {heads[at]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((line) => (
          <tr key={line.key}>
            <th scope="row">{words.label(line.key)}</th>
            {line.is === 'same' ? (
              <td colSpan={2}>
                {words.value(line.key, line.winner)} <span className="sm t3">{t('duplicates.same')}</span>
              </td>
            ) : (
              sides.map((side) => {
                const value = words.value(line.key, side === winner ? line.winner : line.loser);
                const stands = line.is === 'choice' ? (side === winner) !== chosen.has(line.key) : value !== '';
                return (
                  <td key={side.row.id} className={stands ? 'stands' : ''}>
                    {line.is === 'choice' ? (
                      <label className="dup-value">
                        <input
                          type="radio"
                          name={`field-${line.key}`}
                          aria-label={`${t('duplicates.choose', { field: words.label(line.key) })}: ${value}`}
                          checked={stands}
                          onChange={() => onChoose(line.key, side)}
                        />
                        <span>{value}</span>
                      </label>
                    ) : (
                      value || <span className="t3">{t('duplicates.empty')}</span>
                    )}
                  </td>
                );
              })
            )}
          </tr>
        ))}
        {lists.map(({ list, entries }) => (
          <tr key={list}>
            <th scope="row">{fieldLabel(t, 'contact', list)}</th>
            <td colSpan={2} className="stands">
              <ul>
                {entries.map((entry) => (
                  <li key={entry.id}>
                    {entry.text}
                    {entry.from === 'loser' && <span className="sm t3"> {t('duplicates.from', { name: loserName })}</span>}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
