/** One line of a history: what happened, who did it, and the rule or the visit behind it. */
import { useState } from 'react';
import { isMessageKey, type Translate, useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRow } from '../../../sync/rows.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { proofOf } from '../../../ui/share/evidence-words.ts';
import { ProofBars } from '../../../ui/share/proof-bars.tsx';
import { VisitReasons } from '../../../ui/share/visit-reasons.tsx';
import { ruleOfKey, useRuleWords } from '../../../ui/why/rule-words.ts';
import type { HistoryLine } from '../history.ts';
import type { FoldedLines } from '../shared-history.ts';

const icons: Readonly<Record<HistoryLine['type'], IconName>> = {
  'did.call': 'phone',
  'did.call-not-reached': 'phone',
  'did.visit': 'place',
  'did.mail': 'mail',
  'did.meeting': 'users',
  'did.note': 'edit',
  'contact.created': 'plus',
  'contact.renamed': 'edit',
  'contact.lifecycle-changed': 'flag',
  'contact.owner-changed': 'user',
  'contact.status-changed': 'flag',
  'contact.merged': 'link',
  'contact.divided': 'link',
  'activity.logged': 'phone',
  'opportunity.opened': 'board',
  'opportunity.stage-changed': 'board',
  'opportunity.amount-changed': 'board',
  'opportunity.owner-changed': 'user',
  'opportunity.close-date-changed': 'calendar',
  'opportunity.removed': 'trash',
  'task.opened': 'task',
  'task.completed': 'check',
  'task.reopened': 'task',
  'task.postponed': 'clock',
  'task.limit-reached': 'alert',
  'task.removed': 'trash',
  'contact.mail-added': 'mail',
  'contact.mail-removed': 'mail',
  'contact.lead-moved': 'board',
  'contact.stage-decided': 'flag',
  'appointment.planned': 'calendar',
  'appointment.moved': 'calendar',
  'appointment.cancelled': 'calendar',
  'quote.opened': 'quote',
  'quote.sent': 'send',
  'quote.viewed': 'eye',
  'quote.accepted': 'check',
  'quote.refused': 'close',
  'quote.expired': 'clock',
  'plan.opened': 'document',
  'plan.approved': 'check',
  'plan.returned': 'undo',
  'link.shared': 'link',
  'link.sent': 'send',
  'link.passed-on': 'share',
  'link.opened': 'eye',
  'link.scanned': 'device',
  'link.call-booked': 'phone',
};

/** `origin` names the contact where several were merged. */
export function Line({ line, origin }: { readonly line: HistoryLine; readonly origin: string }) {
  const t = useT();
  const format = useFormat();
  const { rule } = useRuleWords();
  return (
    <li>
      <span className="ic">
        <Icon name={icons[line.type]} />
      </span>
      <span>
        {textOf(line, t)} {origin && <Chip>{origin}</Chip>}
      </span>
      <time dateTime={line.at}>{format.time(line.at)}</time>
      {line.minutes && <span className="sm t3 more">{line.minutes}</span>}
      {line.visit ? <VisitNote line={line} visit={line.visit} /> : line.note && <p className="note more">{line.note}</p>}
      {line.rule && (
        <span className="because">
          <Icon name="because" />
          {t('contacts.history.because', { rule: rule(ruleOfKey(line.rule)) })}
        </span>
      )}
    </li>
  );
}

function VisitNote({ line, visit: id }: { readonly line: HistoryLine; readonly visit: string }) {
  const visit = useRow('visit', id);
  return (
    <div className="seen num">
      {visit && <ProofBars proof={proofOf(visit)} />}
      <div>
        {line.note} {visit && <VisitReasons visit={visit} name={line.values['name'] ?? ''} />}
      </div>
    </div>
  );
}

/** Fetches by machines, as one line until somebody wants to see them. */
export function Folded({ lines: { folded }, origin }: { readonly lines: FoldedLines; readonly origin: (line: HistoryLine) => string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <li>
        <span className="ic">
          <Icon name="device" />
        </span>
        <span className="t3">
          {t('contacts.history.scanned.many', { count: folded.length })}{' '}
          <button type="button" className="btn ghost sm acc" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'contacts.history.scanned.hide' : 'contacts.history.scanned.show')}
          </button>
        </span>
      </li>
      {open && folded.map((line) => <Line key={line.key} line={line} origin={origin(line)} />)}
    </>
  );
}

function textOf(line: HistoryLine, t: Translate): string {
  const done = line.type.startsWith('did.');
  const key = done ? `go.${line.type}${line.values['name'] ? '.with' : ''}` : `contacts.history.${line.type}`;
  return isMessageKey(key) ? t(key, { actor: line.actor || t('contacts.history.somebody'), ...line.values }) : '';
}
