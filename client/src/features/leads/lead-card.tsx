/** What a card of a lead says: name, interest, where it came from, whose it is, what is next, and that there is no address. */
import type { ContactRow, Settings, TaskRow } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Chip } from '../../ui/chip.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { daysBetween } from '../../ui/work/days.ts';
import { useDayWords } from '../../ui/work/due-words.ts';

export interface CardFacts {
  readonly settings: Settings;
  readonly today: string;
  readonly next: ReadonlyMap<string, TaskRow>;
  /** Leads of which an address is known, their persons' counted. */
  readonly withMail: ReadonlySet<string>;
}

export function LeadCard({ row, facts }: { readonly row: ContactRow; readonly facts: CardFacts }) {
  const t = useT();
  const owner = useRows('user').get(row.owner);
  const { settings, today, next, withMail } = facts;
  const about = [row.town, row.interest || row.jobTitle].filter(Boolean).join(', ');
  const from = originOf(row, settings, (campaign) => t('leads.campaign', { campaign }));
  const task = next.get(row.id);
  const isLead = row.lifecycle === 'lead';
  return (
    <>
      <span className="lead-name">
        <CompanyName name={row.name} lifecycle={row.lifecycle} />
      </span>
      <p className="ell">{about || '\u00a0'}</p>
      <div className="row">
        <span className="sm t3 ell" title={from}>
          {from}
        </span>
        <span className="right">
          {owner ? <Avatar user={owner.id} name={owner.name} /> : <Icon name="user" label={t('leads.nobody')} />}
        </span>
      </div>
      <div className="lead-marks">
        {isLead && task && <NextTask task={task} settings={settings} today={today} />}
        {isLead && !withMail.has(row.id) && <Chip>{t('leads.noMail')}</Chip>}
        {!isLead && <Chip icon="arrow-up">{t(`contact.lifecycle.${row.lifecycle}`)}</Chip>}
      </div>
    </>
  );
}

export function originOf(row: ContactRow, settings: Settings, campaignWords: (title: string) => string): string {
  const campaign = settings.campaigns.find(({ id }) => id === row.campaign)?.title;
  const source = settings.sources.find(({ id }) => id === row.source)?.title;
  return [source, campaign && campaign !== source && campaignWords(campaign)].filter(Boolean).join(', ');
}

function NextTask({ task, settings, today }: { readonly task: TaskRow; readonly settings: Settings; readonly today: string }) {
  const t = useT();
  const words = useDayWords();
  const type = settings.taskTypes.find(({ id }) => id === task.type)?.title || task.subject || t('ui.unnamed');
  if (task.due !== '' && task.due < today)
    return (
      <Chip tone="late" icon="clock">
        {t('leads.task.late', { type, count: daysBetween(task.due, today) })}
      </Chip>
    );
  const icon = settings.taskTypes.find(({ id }) => id === task.type)?.icon === 'call' ? 'phone' : 'task';
  return <Chip icon={icon}>{t('leads.task', { type, day: task.due === today ? t('leads.today') : words.short(task.due) })}</Chip>;
}
