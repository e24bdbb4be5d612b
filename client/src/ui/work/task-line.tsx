/** One task: a circle to tick, what and about whom, when it is due, and calling. Late is red and says so with an icon and words. */
import { shownAs, type TaskRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { CompanyName } from '../company-name.tsx';
import { Icon } from '../icon.tsx';
import { useToday } from './days.ts';
import { useDayWords } from './due-words.ts';
import { phoneOf, telephoneLink } from './reach.ts';
import type { TaskQuestion } from './task-question.tsx';

export function TaskLine({
  task,
  ask,
  at = false,
  here = '',
}: {
  readonly task: TaskRow;
  readonly ask: (question: TaskQuestion) => void;
  /** The line that the keys act on. */
  readonly at?: boolean;
  /** The contact whose page this is: its name is not said again. */
  readonly here?: string;
}) {
  const t = useT();
  const today = useToday();
  const words = useDayWords();
  const contacts = useRows('contact');
  const type = useRow('settings', 'settings')?.state.taskTypes.find(({ id }) => id === task.type)?.title;
  const contact = contacts.get(shownAs(task.contact, contacts));
  const number = contact ? phoneOf(contact, contacts) : '';
  const late = task.due !== '' && task.due < today;
  const subject = task.subject || type || t('ui.unnamed');
  const text = (
    <>
      <span className="t">{subject}</span>
      <span className="s">
        <span className="tl-first">
          <span className={late ? 'tl-due late m' : 'tl-due'}>
            {late && <Icon name="clock" size={14} />}
            {words.due(task.due, today)}
            {late && `, ${words.short(task.due)}`}
          </span>
          {contact && contact.id !== here && <CompanyName name={contact.name} lifecycle={contact.lifecycle} />}
        </span>
        {type && type !== subject && <span>{type}</span>}
      </span>
    </>
  );
  return (
    <li className={at ? 'ml tl is-at' : 'ml tl'} data-task={task.id} aria-current={at || undefined}>
      <button type="button" className="tl-tick" aria-label={t('go.complete', { subject })} onClick={() => ask({ task, is: 'outcome' })}>
        <span className="ck round" aria-hidden="true" />
      </button>
      {contact && contact.id !== here ? (
        <Link className="tl-text" to="/contacts/$id" params={{ id: contact.id }}>
          {text}
        </Link>
      ) : (
        <span className="tl-text">{text}</span>
      )}
      {contact && contact.id !== here && contact.town && <span className="tl-town ell t3">{contact.town}</span>}
      <button type="button" className="call quiet" aria-label={t('go.postpone.of', { subject })} onClick={() => ask({ task, is: 'due' })}>
        <Icon name="clock" />
      </button>
      {contact && number && (
        <a className="call" href={telephoneLink(number)} aria-label={t('go.call', { name: contact.name })}>
          <Icon name="phone" />
        </a>
      )}
    </li>
  );
}
