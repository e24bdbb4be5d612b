/** What a notice is about, with what can be done: the facts of the record, what happened to it, and why one was told. */
import type { NoticeRow } from '@tandem/core';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import type { NoticeLine } from '../../ui/notices/notice-lines.ts';
import type { NoticeWords } from '../../ui/notices/notice-words.ts';
import { WhyButton } from '../../ui/why/why-button.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { QuoteFacts } from './quote-facts.tsx';
import { ContactFacts, TaskFacts } from './record-facts.tsx';

interface Props {
  readonly line: NoticeLine;
  readonly words: (notice: NoticeRow) => NoticeWords;
  readonly when: (instant: string) => string;
  readonly onOpen: () => void;
  readonly actions: ReactNode;
  readonly onBack: (() => void) | undefined;
}

const LinkFacts = lazyPart(async () => (await import('./link-facts.tsx')).LinkFacts);

export function ReadingPane({ line, words, when, onOpen, actions, onBack }: Props) {
  const t = useT();
  const { time } = useFormat();
  const { newest, notices, contact: id } = line;
  const contact = useRow('contact', id || undefined);
  const tasks = useRows('task');
  const task = newest.about.startsWith('task/') ? tasks.get(newest.about.slice('task/'.length)) : undefined;
  const link = useRow('link', newest.about.startsWith('link/') ? newest.about.slice('link/'.length) : undefined);
  const quote = useRow('quote', newest.about.startsWith('quote/') ? newest.about.slice('quote/'.length) : undefined);
  const plan = useRow('plan', newest.about.startsWith('plan/') ? newest.about.slice('plan/'.length) : undefined);
  const told = words(newest);
  const readAt = notices.reduce((latest, one) => (one.readAt > latest ? one.readAt : latest), '');
  return (
    <section className="pv" aria-label={told.says}>
      {onBack && (
        <div className="pv-back">
          <Button kind="ghost" icon="left" onClick={onBack}>
            {t('inbox.back')}
          </Button>
        </div>
      )}
      <div className="pv-sec">
        <div className="pv-head">
          <h2 className="h-sec">{told.says}</h2>
          <Button size="sm" onClick={onOpen} keys="Enter">
            {t('inbox.open')}
          </Button>
        </div>
        <div className="pv-who">
          {contact && <CompanyName id={contact.id} name={contact.name} lifecycle={contact.lifecycle} />}
          {told.more && <span>{told.more}</span>}
          <span className="num">{when(newest.at)}</span>
        </div>
        <div className="pv-acts">
          {actions}
          {newest.effect && <WhyButton effect={newest.effect} />}
        </div>
      </div>
      {task && <TaskFacts task={task} />}
      {quote && <QuoteFacts row={quote} />}
      {plan && <PlanFacts row={plan} />}
      {link && <LinkFacts link={link} />}
      {contact ? <ContactFacts contact={contact} /> : !task && !link && !plan && <p className="pv-sec t3">{t('inbox.gone')}</p>}
      {notices.length > 1 && (
        <div className="pv-sec">
          <h3 className="lbl">{t('inbox.happened')}</h3>
          <ul className="pv-all">
            {notices.map((notice) => {
              const one = words(notice);
              return (
                <li key={notice.id}>
                  <span>{[one.says, one.more].filter(Boolean).join('. ')}</span>
                  <span className="num t3">{when(notice.at)}</span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {readAt !== '' && (
        <p className="pv-read">
          <Icon name="checks" size={14} />
          <span>{t('inbox.readHere', { time: time(readAt) })}</span>
        </p>
      )}
    </section>
  );
}
