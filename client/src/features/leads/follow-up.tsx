/** "How do you follow up?": five ways, by digit or press, each with a look at what goes out before it does (S0-49). */
import type { ContactRow, Settings } from '@tandem/core';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { LazyShareSheet } from '../../ui/share/share-button.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { WhyButton } from '../../ui/why/why-button.tsx';
import { addDays, useToday } from '../../ui/work/days.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { AddAddress } from './add-address.tsx';
import { nextTasks } from './lead-board.ts';
import { MailForm } from './mail-form.tsx';
import { PlanForm } from './plan-form.tsx';
import { mailOf, personsOf, ruleDays, stopsFollowUps } from './reach-lead.ts';

const ways = ['share', 'call', 'mail', 'visit', 'later'] as const;
type Way = (typeof ways)[number];
const icons: Readonly<Record<Way, IconName>> = { share: 'share', call: 'phone', mail: 'mail', visit: 'place', later: 'clock' };

export function FollowUp({
  row,
  settings,
  readOnly,
  onClose,
}: {
  readonly row: ContactRow;
  readonly settings: Settings;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}) {
  const t = useT();
  const today = useToday();
  const words = useDayWords();
  const contacts = useRows('contact');
  const [way, setWay] = useState<Way>();
  const [sharing, setSharing] = useState(false);
  const persons = personsOf(row, contacts);
  const mail = mailOf(row, contacts);
  const stops = stopsFollowUps(settings, row);
  const offered = stops || readOnly ? [] : mail ? ways : (['visit'] as const);
  const later = words.long(addDays(today, ruleDays(settings, 'lead-without-step', 1)));
  const callBack = words.long(addDays(today, ruleDays(settings, 'lead-without-mail', 2)));
  const task = nextTasks(useRows('task').values()).get(row.id);
  const planned = task && words.due(task.due, today);
  const choose = (next: Way) => {
    if (next === 'later') onClose();
    else if (next === 'share') setSharing(true);
    else setWay(next === way ? undefined : next);
  };
  useKeys(Object.fromEntries([...offered.map((one) => [String(ways.indexOf(one) + 1), () => choose(one)]), ['Escape', onClose]]), !sharing);
  const about = [...persons.slice(0, 2).map(({ name }) => name), mail, row.phones[0] ?? '', row.interest].filter(Boolean).join(', ');
  return (
    <aside className="lead-sheet" aria-label={t('leads.followUp')}>
      <div className="sec">
        <div className="row">
          <h2>{t('leads.sheet.title')}</h2>
          <span className="right">
            <IconButton icon="close" label={t('ui.close')} keys="Escape" onClick={onClose} />
          </span>
        </div>
        <div className="row">
          <CompanyName id={row.id} name={row.name} lifecycle={row.lifecycle} />
          <span className="right">
            <WhyButton about={`contact/${row.id}`} label={t(row.lifecycle === 'lead' ? 'leads.whyNot' : 'leads.why')} />
          </span>
        </div>
        <div className="sm t2">{about}</div>
        <RecordLink id={row.id} className="link sm">
          {t('leads.open')}
        </RecordLink>
      </div>
      {stops && <Note icon="alert">{t('leads.sheet.stopped')}</Note>}
      {readOnly && <Note icon="lock">{t('leads.sheet.readOnly')}</Note>}
      {offered.map((one) => (
        <div key={one}>
          <button type="button" className="lead-way" aria-expanded={way === one} onClick={() => choose(one)}>
            <Icon name={icons[one]} />
            <span className="m">{t(`leads.way.${one}`)}</span>
            <Kbd keys={String(ways.indexOf(one) + 1)} />
            <span className="sm">
              {one === 'later' && planned ? t('leads.way.later.planned', { day: planned }) : t(`leads.way.${one}.hint`, { day: later })}
            </span>
          </button>
          {way === one && one === 'mail' && <MailForm key={row.id} row={row} to={mail} settings={settings} onDone={onClose} />}
          {way === one && (one === 'call' || one === 'visit') && (
            <PlanForm key={row.id + one} row={row} to={mail} kind={one} onDone={onClose} />
          )}
        </div>
      ))}
      {sharing && <LazyShareSheet contact={row.id} onClose={() => setSharing(false)} />}
      {!mail && !readOnly && <AddAddress row={row} />}
      {!mail && !stops && row.lifecycle === 'lead' && (
        <Note icon="because">{planned ? t('leads.sheet.planned', { day: planned }) : t('leads.sheet.noMail', { day: callBack })}</Note>
      )}
    </aside>
  );
}

const Note = ({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) => (
  <div className="sec row">
    <Icon name={icon} size={14} />
    <span className="sm t2">{children}</span>
  </div>
);
