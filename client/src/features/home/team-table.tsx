/** The people one answers for, side by side and live: when somebody changes teams, the figures move along (S0-31). */
import { type SalesFigures, together } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { ColumnHeads } from '../../ui/column-heads.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useToday } from '../../ui/work/days.ts';
import { useTallies } from './use-figures.ts';
import { usualSpans, type Whose } from './use-home.ts';

interface Line {
  readonly whose: Whose;
  readonly name: string;
  readonly user: string;
  readonly figures: SalesFigures;
}

export function TeamTable({ whose, onChoose }: { readonly whose: Whose; readonly onChoose: (whose: Whose) => void }) {
  const t = useT();
  const { number, money } = useFormat();
  const lines = useLines(whose);
  return (
    <section aria-label={t('home.side')}>
      <div className="hm-head">
        <h2>{whose === 'company' ? t('home.side.teams') : t('home.side')}</h2>
      </div>
      <table className="hm-pipe">
        <ColumnHeads
          heads={[
            { label: t('home.side.name') },
            { label: t('home.won'), numbers: true },
            { label: t('home.open'), numbers: true },
            { label: t('go.figure.calls'), numbers: true },
            { label: t('go.figure.visits'), numbers: true },
            { label: t('go.group.late'), numbers: true },
          ]}
        />
        <tbody>
          {lines.map(({ whose: who, name, user, figures }) => (
            <tr key={who} data-whose={who}>
              <th scope="row">
                <button type="button" className="row link" onClick={() => onChoose(who)}>
                  {user && <Avatar user={user} name={name} />}
                  <span className="ell">{name}</span>
                </button>
              </th>
              <td className="r num">{money(figures.wonAmount)}</td>
              <td className="r num">{money(figures.openAmount)}</td>
              <td className="r num">{number(figures.calls)}</td>
              <td className="r num">{number(figures.visits)}</td>
              <td className={figures.lateTasks > 0 ? 'r num late' : 'r num'}>
                <span className="hm-late">
                  {figures.lateTasks > 0 && <Icon name="clock" size={12} />}
                  {number(figures.lateTasks)}
                  {figures.lateTasks > 0 && <span className="vh"> {t('go.group.late')}</span>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Of the company its teams, of a team its people; whoever sold most this month first. */
function useLines(whose: Whose): readonly Line[] {
  const today = useToday();
  const users = useRows('user');
  const teams = useRows('team');
  const spans = useMemo(() => usualSpans(today), [today]);
  const tallies = useTallies(spans, today);
  return useMemo(() => {
    const people = [...users.values()].filter(({ active }) => active);
    const groups =
      whose === 'company'
        ? [...teams.values()].map(({ id, name }) => ({
            whose: `team:${id}`,
            name,
            user: '',
            ids: people.filter(({ team }) => team === id),
          }))
        : people
            .filter(({ team }) => `team:${team}` === whose)
            .map((user) => ({ whose: `user:${user.id}`, name: user.name, user: user.id, ids: [user] }));
    return groups
      .filter(({ ids }) => ids.length > 0)
      .map(({ whose: who, name, user, ids }): Line => {
        const mine = new Set(ids.map(({ id }) => id));
        return { whose: who, name, user, figures: together(tallies, (id) => mine.has(id)) };
      })
      .sort((a, b) => b.figures.wonAmount - a.figures.wonAmount || a.name.localeCompare(b.name));
  }, [whose, users, teams, tallies]);
}
