/** The plan that a notice is about: what it is, when it is gone through next, and how much of it is to be done. */
import type { PlanRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow } from '../../sync/rows.ts';

export function PlanFacts({ row }: { readonly row: PlanRow }) {
  const t = useT();
  const { day } = useFormat();
  const owner = useRow('user', row.owner || undefined);
  const open = row.actions.filter(({ done }) => done === '').length;
  const facts: readonly (readonly [string, string])[] = [
    [t('inbox.facts.owner'), owner?.name ?? ''],
    [t('inbox.facts.review'), row.reviewOn && day(row.reviewOn)],
    [t('inbox.facts.actions'), open > 0 ? t('inbox.facts.actions.open', { count: open }) : ''],
    [t('inbox.facts.said'), row.approval.state !== '' ? row.approval.note : ''],
  ];
  return (
    <div className="pv-sec">
      <h3 className="pv-ttl">
        <Link to="/plans/$id" params={{ id: row.id }}>
          {row.title || t('inbox.says.a-plan')}
        </Link>
      </h3>
      <dl className="pv-facts">
        {facts
          .filter(([, value]) => value !== '')
          .flatMap(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label}-is`}>{value}</dd>])}
      </dl>
    </div>
  );
}
