/** What the new plan is about and what it begins with: blank, one of the templates that come along, or one of the team's own. */
import { type PlanKind, planKinds, shownAs } from '@tandem/core';
import { useId, useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../avatar.tsx';
import { Button } from '../button.tsx';
import { Combobox } from '../combobox.tsx';
import { Dialog } from '../dialog.tsx';
import { Field } from '../field.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { Input } from '../input.tsx';
import { useBeginPlan } from './use-begin-plan.ts';
import './plans.css';

const icons: Readonly<Record<PlanKind, IconName>> = { account: 'users', territory: 'place', rep: 'user' };

export function NewPlan({ contact = '', onClose }: { readonly contact?: string; readonly onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const begin = useBeginPlan();
  const contacts = useRows('contact');
  const users = useRows('user');
  const plans = useRows('plan');
  const [is, setIs] = useState<PlanKind>('account');
  const [account, setAccount] = useState(contact);
  const [person, setPerson] = useState(me.id);
  const [typed, setTyped] = useState<string>();
  const [from, setFrom] = useState('built-in');
  const [asked, setAsked] = useState(false);
  const form = useId();
  const companies = useMemo(
    () =>
      [...contacts.values()]
        .filter((row) => row.is === 'company' && shownAs(row.id, contacts) === row.id)
        .map((row) => ({ value: row.id, label: row.name }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [contacts],
  );
  const colleagues = useMemo(
    () =>
      [...users.values()]
        .filter((user) => user.active && (user.id === me.id || me.leads.includes(user.id) || me.role === 'admin' || me.role === 'manager'))
        .map((user) => ({ value: user.id, label: user.name, mark: <Avatar user={user.id} name={user.name} size={16} /> })),
    [users, me],
  );
  const own = [...plans.values()].filter((row) => row.template && row.is === is).sort((a, b) => a.title.localeCompare(b.title));
  const about = is === 'account' ? contacts.get(account)?.name : is === 'rep' ? users.get(person)?.name : me.name;
  const suggested = about ? t('plans.new.suggested', { about, year: String(new Date().getFullYear()) }) : '';
  const title = typed ?? suggested;
  const missing = is === 'account' && account === '';
  const create = async () => {
    setAsked(true);
    if (missing) return;
    // The page of the new plan takes this one's place, and the dialog with it.
    await begin({ is, title: title.trim().slice(0, 500), contact: account, person, from });
  };
  const choices: readonly { readonly from: string; readonly label: string; readonly hint: string; readonly icon: IconName }[] = [
    { from: 'built-in', label: t(`plans.new.template.${is}`), hint: t(`plans.new.template.${is}.hint`), icon: 'list' },
    { from: 'blank', label: t('plans.new.blank'), hint: t('plans.new.blank.hint'), icon: 'document' },
    ...own.map((row) => ({
      from: row.id,
      label: row.title || t('plans.untitled'),
      hint: t('plans.new.own', { name: users.get(row.owner)?.name ?? '' }),
      icon: 'layers' as const,
    })),
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('plans.new')}
      width={520}
      footer={
        <>
          <Button onClick={onClose}>{t('plans.cancel')}</Button>
          <Button kind="primary" type="submit" form={form}>
            {t('plans.new.create')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="pn-new"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <fieldset className="pn-kinds">
          <legend className="lbl">{t('plans.new.about')}</legend>
          {planKinds.map((kind) => (
            <label key={kind} className={kind === is ? 'pn-choice on' : 'pn-choice'}>
              <input
                type="radio"
                name="kind"
                className="vh"
                checked={kind === is}
                onChange={() => {
                  setIs(kind);
                  setFrom('built-in');
                }}
              />
              <Icon name={icons[kind]} />
              {t(`plans.kind.${kind}`)}
            </label>
          ))}
        </fieldset>
        {is === 'account' && (
          <Field label={t('plans.new.account')} error={asked && missing ? t('plans.new.account.missing') : undefined}>
            <Combobox value={account} options={companies} placeholder={t('plans.new.account.hint')} onChange={setAccount} />
          </Field>
        )}
        {is === 'rep' && (
          <Field label={t('plans.new.person')}>
            <Combobox value={person} options={colleagues} onChange={setPerson} />
          </Field>
        )}
        <Field label={t('plans.page.title')}>
          <Input value={title} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <fieldset className="pn-froms">
          <legend className="lbl">{t('plans.new.from')}</legend>
          {choices.map((choice) => (
            <label key={choice.from} className={choice.from === from ? 'pn-choice on' : 'pn-choice'}>
              <input type="radio" name="from" className="vh" checked={choice.from === from} onChange={() => setFrom(choice.from)} />
              <Icon name={choice.icon} />
              <span>
                <b className="m">{choice.label}</b>
                <span className="sm t2">{choice.hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
