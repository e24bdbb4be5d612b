/** A look at one contact beside the list: what one needs before a call, from rows alone. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCommands } from '../../../ui/commands.ts';
import { CompanyName } from '../../../ui/company-name.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { placeLine, webAddress } from '../company-overview.ts';
import { setState } from '../contacts-state.ts';
import type { ListRow } from '../list-row.ts';
import { OpportunityLines } from '../page/opportunity-lines.tsx';
import { PersonLines } from '../page/person-lines.tsx';
import { ReachLinks } from '../page/reach-links.tsx';
import { useOverview } from '../page/use-overview.ts';
import { PersonName } from './person-name.tsx';

export function PeekPanel({ line }: { readonly line: ListRow }) {
  const t = useT();
  const format = useFormat();
  const overview = useOverview(line.id);
  const { row } = line;
  const panel = useRef<HTMLElement>(null);
  const close = () => setState({ peek: undefined });
  useCommands([{ id: 'contacts.peek.close', title: t('contacts.peek.close'), group: t('contacts.title'), keys: 'Escape', run: close }]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another contact begins at its top
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
  }, [line.id]);
  const website = webAddress(row.website);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('contacts.column.status'), line.status],
    [t('contacts.column.owner'), line.ownerName],
    [t('contacts.column.jobTitle'), row.jobTitle],
    [t('contacts.column.industry'), line.industry],
    [t('contacts.column.town'), placeLine([row.town, row.country])],
    [
      t('contacts.column.size'),
      placeLine([line.size, row.employees === null ? '' : t('contacts.page.size.employees', { count: row.employees })]),
    ],
    [t('contacts.column.revenue'), format.money(row.revenue)],
    [
      t('contacts.column.website'),
      website && (
        <a className="link" href={website} target="_blank" rel="noopener noreferrer">
          {row.website}
        </a>
      ),
    ],
  ];
  return (
    <aside className="peek" aria-label={t('contacts.peek', { name: row.name })} ref={panel}>
      <header>
        <h2 className="grow ell">
          {row.is === 'company' ? (
            <CompanyName id={row.id} name={row.name} lifecycle={row.lifecycle} />
          ) : (
            <PersonName id={row.id} name={row.name} />
          )}
        </h2>
        <Link className="btn" to="/contacts/$id" params={{ id: row.id }}>
          {t('contacts.peek.open')}
        </Link>
        <IconButton icon="close" label={t('contacts.peek.close')} keys="Escape" onClick={close} />
      </header>
      <ReachLinks row={row} />
      <dl className="dl">
        {facts
          .filter(([, value]) => value)
          .map(([title, value]) => (
            <Fact key={title} title={title} value={value} />
          ))}
      </dl>
      {row.is === 'company' && <PersonLines company={row} persons={overview.persons} />}
      {row.is === 'company' && <OpportunityLines overview={overview} />}
    </aside>
  );
}

function Fact({ title, value }: { readonly title: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </>
  );
}
