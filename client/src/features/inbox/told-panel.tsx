/** When one is left in peace, what reaches one how, and of whom one hears nothing. */
import { type Inbox, noticeKinds, shownAs } from '@tandem/core';
import { useId } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { Checkbox, Switch } from '../../ui/checkbox.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { hearAgain } from '../../ui/notices/inbox-edits.ts';
import { kindWords } from '../../ui/notices/notice-words.ts';
import { type Channel, changeQuiet, changeTold, isTold } from './use-inbox.ts';

const [usualFrom, usualTo] = ['19:00', '07:00'];
const channels: readonly Channel[] = ['push', 'mail'];

export function ToldPanel({ state }: { readonly state: Inbox | undefined }) {
  const t = useT();
  return (
    <aside className="qt" aria-label={t('inbox.settings')}>
      <QuietHours state={state} />
      <HowTold state={state} />
      <Silent state={state} />
    </aside>
  );
}

function QuietHours({ state }: { readonly state: Inbox | undefined }) {
  const t = useT();
  const me = useMe().id;
  const [from, to] = [state?.quietFrom ?? '', state?.quietTo ?? ''];
  const on = from !== to;
  return (
    <div className="qt-sec">
      <div className="qt-head">
        <h2 className="h-sec">{t('inbox.quiet')}</h2>
        <Switch
          checked={on}
          label={t('inbox.quiet')}
          onChange={(now) => void changeQuiet(me, now ? { quietFrom: usualFrom, quietTo: usualTo } : { quietFrom: '', quietTo: '' })}
        />
      </div>
      {on && <DayPicture from={from} to={to} />}
      {on && (
        <div className="qt-times">
          <Time label={t('inbox.quiet.from')} value={from} onChange={(quietFrom) => void changeQuiet(me, { quietFrom })} />
          <Time label={t('inbox.quiet.to')} value={to} onChange={(quietTo) => void changeQuiet(me, { quietTo })} />
        </div>
      )}
      <Checkbox checked={state?.quietWeekends ?? false} onChange={(quietWeekends) => void changeQuiet(me, { quietWeekends })}>
        {t('inbox.quiet.weekends')}
      </Checkbox>
      <p className="hint">{t('inbox.quiet.lead')}</p>
    </div>
  );
}

function Time({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input num"
        type="time"
        // A half typed time is no time: it is taken when it is whole.
        key={value}
        defaultValue={value}
        onBlur={(event) => event.target.value && event.target.value !== value && onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </div>
  );
}

function DayPicture({ from, to }: { readonly from: string; readonly to: string }) {
  const t = useT();
  const quiet = (hour: number) => {
    const at = `${String(hour).padStart(2, '0')}:00`;
    return from < to ? at >= from && at < to : at >= from || at < to;
  };
  return (
    <>
      <div className="hrs0" role="img" aria-label={t('inbox.quiet.picture', { from, to })}>
        {Array.from({ length: 24 }, (_, hour) => `h${hour}`).map((key, hour) => (
          <i key={key} className={quiet(hour) ? 'q' : undefined} />
        ))}
      </div>
      <div className="hrs-at num" aria-hidden="true">
        <span>0</span>
        <span>12</span>
        <span>24</span>
      </div>
    </>
  );
}

function HowTold({ state }: { readonly state: Inbox | undefined }) {
  const t = useT();
  const me = useMe().id;
  return (
    <div className="qt-sec">
      <h2 className="h-sec">{t('inbox.told')}</h2>
      <p className="hint">{t('inbox.told.lead')}</p>
      <div className="told" role="group" aria-label={t('inbox.told')}>
        <span className="told-h" aria-hidden="true">
          <span />
          <span>{t('inbox.told.push')}</span>
          <span>{t('inbox.told.mail')}</span>
        </span>
        {noticeKinds.map((kind) => (
          <div key={kind} className="told-row">
            <span>{t(kindWords(kind))}</span>
            {channels.map((channel) => (
              <Checkbox
                key={channel}
                checked={isTold(state, kind, channel)}
                label={t(`inbox.told.${channel}For`, { kind: t(kindWords(kind)) })}
                onChange={(on) => void changeTold(me, kind, channel, on)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Silent({ state }: { readonly state: Inbox | undefined }) {
  const t = useT();
  const me = useMe().id;
  const contacts = useRows('contact');
  const tasks = useRows('task');
  const muted = state?.muted ?? [];
  return (
    <div className="qt-sec">
      <h2 className="h-sec">{t('inbox.silent')}</h2>
      {muted.length === 0 && <p className="hint">{t('inbox.silent.none')}</p>}
      <ul className="qt-muted">
        {muted.map(({ id, about }) => {
          const contact = about.startsWith('contact/') ? contacts.get(shownAs(id, contacts)) : undefined;
          const name = contact?.name || tasks.get(id)?.subject || t('ui.unnamed');
          return (
            <li key={id}>
              {contact ? (
                <CompanyName id={contact.id} name={contact.name} lifecycle={contact.lifecycle} />
              ) : (
                <span className="ell">{name}</span>
              )}
              <button
                type="button"
                className="link sm"
                aria-label={t('inbox.silent.againOf', { name })}
                onClick={() => void hearAgain(me, id)}
              >
                {t('inbox.silent.again')}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
