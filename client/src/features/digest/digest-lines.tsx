/** What the mail says, drawn with what the app has: late ones red, with a sign and in words. */
import type { SaidCell, SaidDigest, SaidLine, SaidSection } from '@tandem/core/digest/said';
import { Icon } from '../../ui/icon.tsx';
import { Path } from './path.tsx';

export function DigestLines({ said }: { readonly said: SaidDigest }) {
  return (
    <>
      <dl className="daily-tiles">
        {said.tiles.map(({ value, label, tone }) => (
          <div key={label}>
            <dt className="sm t3">{label}</dt>
            <dd className={tone === 'late' ? 'num late' : 'num'}>
              {tone === 'late' && <Icon name="clock" size={14} />}
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {said.sections.map((section) => (
        <Section key={section.name} section={section} why={said.why} />
      ))}
    </>
  );
}

function Section({
  section: { name, title, aside, note, columns, lines, names, more },
  why,
}: {
  readonly section: SaidSection;
  readonly why: string;
}) {
  const wide = Math.max(columns.length, 1, ...lines.map(({ cells }) => cells.length));
  return (
    <section className="panel daily-sec" aria-label={title} data-section={name}>
      <header>
        <h2>{title}</h2>
        <span className="right sm t3">{aside}</span>
      </header>
      {note && <p className="sm t3 daily-note">{note}</p>}
      {names.length > 0 && <p className="daily-note">{names.join(', ')}</p>}
      {lines.length > 0 && (
        <table>
          {columns.length > 0 && (
            <thead>
              <tr>
                <td />
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {lines.map((line) => (
              <Line key={line.id} line={line} wide={wide} why={why} />
            ))}
          </tbody>
        </table>
      )}
      {more && <p className="sm t3 daily-note">{more}</p>}
    </section>
  );
}

function Line({ line: { id, mark, name, after, small, href, why: rows, cells, items }, wide, why }: LineProps) {
  return (
    <>
      <tr data-line={id}>
        <th scope="row">
          {mark && <span className="t3 num daily-mark">{mark}</span>}
          <Path to={href} className="m">
            {name}
          </Path>
          {after && <span className="sm t3 daily-after">{after}</span>}
          {rows && (
            <Path to={rows} className="sm t3 daily-why">
              {why}
            </Path>
          )}
          {small && <span className="sm t3 block">{small}</span>}
        </th>
        {cells.map((cell, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <td key={at} className="num">
            <Cell cell={cell} />
          </td>
        ))}
        {cells.length === 0 && <td colSpan={wide} />}
      </tr>
      {items.map((item) => (
        <tr key={item.id} data-task={item.id} className="daily-item">
          <td colSpan={wide}>
            <Path to={item.href}>{item.text}</Path>
          </td>
          <td className="num">
            <Cell cell={{ text: item.late, tone: 'late' }} />
          </td>
        </tr>
      ))}
    </>
  );
}
interface LineProps {
  readonly line: SaidLine;
  readonly wide: number;
  readonly why: string;
}

const tones: Readonly<Record<SaidCell['tone'], string>> = { '': '', strong: 'b', won: 'won b', late: 'late b' };
const Cell = ({ cell: { text, tone } }: { readonly cell: SaidCell }) => (
  <span className={`nw ${tones[tone]}`}>
    {tone === 'late' && <Icon name="clock" size={12} />}
    {text}
  </span>
);
