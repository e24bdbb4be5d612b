/** One task at the desk: what, about whom, why it is here, how often it was put off, and when it is due. */
import { daysBetween, type PlanRow, shownAs, type TaskRow } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Avatar } from '../avatar.tsx';
import { CompanyName } from '../company-name.tsx';
import { Icon } from '../icon.tsx';
import { shareAbout } from '../share/share-about.ts';
import { ShareButton } from '../share/share-button.tsx';
import { taskTypeIcons } from '../task-type-icons.ts';
import { ruleOfKey, useRuleWords } from '../why/rule-words.ts';
import { WhyButton } from '../why/why-button.tsx';
import { useToday } from './days.ts';
import { useDayWords } from './due-words.ts';
import type { TaskQuestion } from './task-question.tsx';
import './work.css';

const dots = 7;

interface LineProps {
  readonly task: TaskRow;
  readonly at: boolean;
  /** Of a list of several people's tasks. */
  readonly whoseIsShown?: boolean;
  /** How often it was put off, where there is room for it. */
  readonly delayIsShown?: boolean;
  readonly ask: (question: TaskQuestion) => void;
  /** Where several can be chosen: a press with Shift or Cmd chooses. */
  readonly selected?: boolean;
  readonly onSelect?: () => void;
  readonly onPoint?: () => void;
  readonly why?: boolean;
  readonly onWhy?: (open: boolean) => void;
}

export function TaskRowLine({
  task,
  at,
  whoseIsShown = false,
  delayIsShown = false,
  selected = false,
  onSelect,
  ask,
  onPoint,
  why,
  onWhy,
}: LineProps) {
  const t = useT();
  const today = useToday();
  const days = useDayWords();
  const words = useRuleWords();
  const contacts = useRows('contact');
  const contact = contacts.get(shownAs(task.contact, contacts));
  const plan = useRow('plan', task.plan || undefined);
  const owner = useRow('user', whoseIsShown ? task.owner : undefined);
  const type = useRow('settings', 'settings')?.state.taskTypes.find(({ id }) => id === task.type);
  const late = task.due !== '' && task.due < today;
  const subject = task.subject || type?.title || t('ui.unnamed');
  return (
    <li
      className={['tk wk', at ? 'is-sel' : '', selected ? 'is-chosen' : ''].filter(Boolean).join(' ')}
      data-task={task.id}
      aria-current={at || undefined}
      onPointerDown={(event) => {
        onPoint?.();
        if (event.shiftKey || event.metaKey || event.ctrlKey) onSelect?.();
      }}
    >
      {selected && <span className="vh">{t('keys.select')}</span>}
      <button type="button" className="tick" aria-label={t('go.complete', { subject })} onClick={() => ask({ task, is: 'outcome' })}>
        <span className="ck round" aria-hidden="true" />
      </button>
      <span className={late ? 'ti late' : 'ti'}>
        <Icon name={taskTypeIcons[type?.icon ?? 'other']} {...(type && { label: type.title })} />
      </span>
      <span className="grow ell-box">
        <span className="ell t">{subject}</span>
        <span className="row sm">
          {contact && <CompanyName id={contact.id} name={contact.name} lifecycle={contact.lifecycle} />}
          {contact?.town && <span className="t3">{contact.town}</span>}
          {task.effect !== '' && (
            <span className="because">
              <Icon name="because" size={12} />
              <span className="ell">{plan ? <PlanLink plan={plan} item={task.item} /> : words.rule(ruleOfKey(task.effect))}</span>
            </span>
          )}
        </span>
      </span>
      {owner && <Avatar user={owner.id} name={owner.name} size={20} />}
      <span className="acts">
        {task.effect !== '' && (
          <WhyButton effect={task.effect} {...(why !== undefined && { open: why })} {...(onWhy && { onOpenChange: onWhy })} />
        )}
        {contact && <ShareButton about={shareAbout(contact)} size="sm" />}
        <button type="button" className="btn sm" onClick={() => ask({ task, is: 'outcome' })}>
          {t('tasks.done')}
        </button>
        <button type="button" className="btn sm" onClick={() => ask({ task, is: 'due' })} aria-label={t('go.postpone.of', { subject })}>
          {t('go.postpone.command')}
        </button>
      </span>
      {delayIsShown && <Delay task={task} />}
      <span className={late ? 'due late m' : 'due'}>
        {late && <Icon name="clock" size={12} />}
        <span>
          {days.due(task.due, today)}
          {late && <span className="xs due-day">{days.short(task.due)}</span>}
        </span>
        {task.time && <span className="num"> {task.time}</span>}
      </span>
    </li>
  );
}

/** The sentence it came from stands there. */
function PlanLink({ plan, item }: { readonly plan: PlanRow; readonly item: string }) {
  const t = useT();
  return (
    <Link to="/plans/$id" params={{ id: plan.id }}>
      {t(item ? 'tasks.ofPlan' : 'tasks.ofReview', { plan: plan.title || t('ui.unnamed') })}
    </Link>
  );
}

/** How much of the delay its type allows is used up. */
function Delay({ task: { firstDue, limit, due, wanted } }: { readonly task: TaskRow }) {
  const t = useT();
  const used = firstDue === '' || due === '' ? 0 : Math.max(0, daysBetween(firstDue, due));
  if (limit === '') return <span className="put">{used > 0 ? t('tasks.putOff', { count: used }) : t('tasks.notPutOff')}</span>;
  const most = daysBetween(firstDue, limit);
  return (
    <span className="put">
      {most <= dots && (
        <span className="dots" aria-hidden="true">
          {Array.from({ length: most }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
            <i key={i} className={i < used ? 'f' : ''} />
          ))}
        </span>
      )}
      {wanted > due ? t('tasks.limitReached') : t('tasks.putOffOf', { used, most })}
    </span>
  );
}
