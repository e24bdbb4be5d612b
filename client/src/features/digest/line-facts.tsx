/** The rows behind a line, as they were when it was counted: the same number, one by one. */
import type { SaidDigest } from '@tandem/core/digest/said';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { rowsOf } from '../../sync/rows.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { useRuleWords } from '../../ui/why/rule-words.ts';
import { Path } from './path.tsx';
import { addressOf, type Counted, type LineWhy, useAsked } from './use-digest.ts';

interface Props {
  readonly said: Counted;
  readonly section: string;
  readonly line: string;
  readonly onClose: () => void;
}

export function LineFacts({ said, section, line, onClose }: Props) {
  const t = useT();
  const named = nameOf(said, section, line);
  return (
    <Dialog open={section !== '' && line !== ''} onClose={onClose} title={t('digest.why', { name: named.name, section: named.section })}>
      {section !== '' && line !== '' && <Facts of={said.of} section={section} line={line} />}
    </Dialog>
  );
}

function Facts({ of, section, line }: { readonly of: string; readonly section: string; readonly line: string }) {
  const t = useT();
  const words = useRuleWords();
  const { dayLong, time } = useFormat();
  const { asked, again } = useAsked<LineWhy>(addressOf('/api/digest/why', { of, section, line }));
  if (asked.state === 'loading') return <Skeleton rows={6} />;
  if (asked.state === 'offline') return <EmptyState icon="offline" title={t('digest.offline')} />;
  if (asked.state !== 'ready')
    return asked.state === 'gone' ? (
      <EmptyState title={t('digest.why.none')} />
    ) : (
      <ErrorState title={t('digest.why.failed')} onRetry={again} />
    );
  const { at, facts, count } = asked.value;
  return (
    <div className="daily-facts">
      <p className="sm t3">
        {t('rules.why.because', { rule: words.rule('daily-digest') })}.{' '}
        {t('digest.why.read', { count, when: `${dayLong(at)}, ${time(at)}` })}{' '}
        {facts.length < count && t('digest.why.shown', { count: facts.length })}
      </p>
      <ul>
        {facts.map((fact) => (
          <li key={fact.key} className="sm num" data-fact={fact.key}>
            <Fact fact={fact} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fact({ fact }: { readonly fact: LineWhy['facts'][number] }) {
  const t = useT();
  const words = useRuleWords();
  const name = words.record(fact.key) || t('rules.why.hiddenFact');
  const text = t(fact.actor === '' ? 'rules.why.factOf' : 'rules.why.fact', {
    name,
    actor: words.actor(fact.actor),
    moment: words.moment(fact.at),
  });
  const to = pathOf(fact.key);
  const [before = '', after = ''] = text.split(name, 2);
  return to ? (
    <>
      {before}
      <Path to={to} className="link">
        {name}
      </Path>
      {after}
    </>
  ) : (
    text
  );
}

/** Where a row is shown; '' for one that is not here any more. */
function pathOf(key: string): string {
  const [kind, id = ''] = key.split('/');
  if (kind === 'opportunity') return rowsOf('opportunity').has(id) ? `/projects?card=${id}` : '';
  if (kind === 'quote') return rowsOf('quote').has(id) ? `/quotes/${id}` : '';
  if (kind === 'visit') {
    const link = rowsOf('visit').get(id)?.link;
    return link ? `/links/${link}` : '';
  }
  const task = kind === 'task' ? rowsOf('task').get(id) : undefined;
  if (!task) return '';
  if (task.opportunity) return `/projects?card=${task.opportunity}`;
  return task.contact ? `/contacts/${task.contact}` : `/tasks?of=${task.owner}`;
}

function nameOf(said: SaidDigest, section: string, line: string): { readonly name: string; readonly section: string } {
  const found = said.sections.find(({ name }) => name === section);
  const id = line === 'none' ? '' : line;
  return { name: found?.lines.find((one) => one.id === id)?.name ?? '', section: found?.title ?? '' };
}
