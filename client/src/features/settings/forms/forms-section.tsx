/** Forms for other web sites: what they ask, where their leads come from and go to, the line that puts them on a page, and what was held. */
import { can, rankBetween, type Settings, seesEverything, settings } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { newId } from '../../../sync/new-id.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { saveSettings } from '../../../ui/save-settings.ts';
import { Select } from '../../../ui/select.tsx';
import { Section } from '../../../ui/settings-page.tsx';
import { CampaignLinks } from './campaign-links.tsx';
import { CopyLine } from './copy-line.tsx';
import { embedLine } from './form-address.ts';
import './forms-section.css';
import { HeldEnquiries } from './held-enquiries.tsx';

type Form = Settings['forms'][number];
type Titled = readonly { readonly id: string; readonly title: string; readonly archived: boolean }[];

export function FormsSection() {
  const t = useT();
  const me = useMe();
  const state = useRow('settings', 'settings')?.state;
  const mayEdit = can(me.person, 'edit', { type: 'settings' });
  const forms = (state?.forms ?? []).filter((form) => !form.archived).toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  const add = () => {
    const rank = rankBetween(forms.at(-1)?.rank ?? null, null, Math.random);
    const form = { title: t('settings.forms.newTitle'), rank, thanks: t('settings.forms.newThanks') };
    void saveSettings(t('settings.forms.made'), (doc) => settings.addEntry(doc, 'forms', newId(), form, 'me'));
  };
  return (
    <>
      <Section title={t('settings.forms')} lead={t('settings.forms.lead')}>
        {forms.length === 0 && <p className="t3">{t('settings.forms.none')}</p>}
        {state && forms.map((form) => <FormCard key={form.id} form={form} state={state} mayEdit={mayEdit} />)}
        {mayEdit && (
          <div>
            <Button icon="plus" onClick={add}>
              {t('settings.forms.new')}
            </Button>
          </div>
        )}
      </Section>
      {state && <CampaignLinks forms={forms} state={state} mayEdit={mayEdit} />}
      {seesEverything(me.person) && (
        <Section title={t('settings.held')} lead={t('settings.held.lead')}>
          <HeldEnquiries forms={state?.forms ?? []} />
        </Section>
      )}
    </>
  );
}

function FormCard({ form, state, mayEdit }: { readonly form: Form; readonly state: Settings; readonly mayEdit: boolean }) {
  const t = useT();
  const users = useRows('user');
  const change = (patch: Partial<Form>) =>
    void saveSettings(t('settings.forms.changed', { title: form.title }), (doc) => {
      settings.changeEntry(doc, 'forms', form.id, patch, 'me');
    });
  const remove = () =>
    void saveSettings(t('settings.forms.removed', { title: form.title }), (doc) => {
      settings.changeEntry(doc, 'forms', form.id, { archived: true }, 'me');
    });
  const none = { value: '', label: t('settings.forms.noneChosen') };
  const titled = (list: Titled) => [
    none,
    ...list.filter(({ archived }) => !archived).map(({ id, title }) => ({ value: id, label: title })),
  ];
  const people = [...users.values()].filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <fieldset className="form-card" disabled={!mayEdit}>
      <legend className="vh">{form.title}</legend>
      <Typed label={t('settings.forms.title')} value={form.title} onChange={(title) => title && change({ title })} />
      <div className="form-two">
        <Field label={t('settings.forms.source')}>
          <Select value={form.source} options={titled(state.sources)} disabled={!mayEdit} onChange={(source) => change({ source })} />
        </Field>
        <Field label={t('settings.forms.campaign')}>
          <Select
            value={form.campaign}
            options={titled(state.campaigns)}
            disabled={!mayEdit}
            onChange={(campaign) => change({ campaign })}
          />
        </Field>
      </div>
      <Field label={t('settings.forms.owner')} hint={t('settings.forms.ownerHint')}>
        <Select
          value={form.owner}
          disabled={!mayEdit}
          options={[{ value: '', label: t('settings.forms.byRule') }, ...people]}
          onChange={(owner) => change({ owner })}
        />
      </Field>
      <Typed label={t('settings.forms.thanks')} value={form.thanks} onChange={(thanks) => change({ thanks })} />
      <Checkbox checked={form.askMessage} disabled={!mayEdit} onChange={(askMessage) => change({ askMessage })}>
        {t('settings.forms.askMessage')}
      </Checkbox>
      <Embed form={form} />
      {mayEdit && (
        <div>
          <Button kind="ghost" size="sm" icon="trash" onClick={remove}>
            {t('settings.forms.remove')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Typed({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const [text, setText] = useState<string>();
  const save = () => {
    if (text !== undefined && text.trim() !== value) onChange(text.trim());
    setText(undefined);
  };
  return (
    <Field label={label}>
      <Input
        value={text ?? value}
        maxLength={300}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </Field>
  );
}

const Embed = ({ form }: { readonly form: Form }) => {
  const t = useT();
  return (
    <>
      <CopyLine label={t('settings.forms.embed')} hint={t('settings.forms.embedHint')} line={embedLine(location.origin, form)} />
      <div className="row">
        <a className="btn ghost sm" href={`/forms/${form.id}`} target="_blank" rel="noopener noreferrer">
          {t('settings.forms.look')}
        </a>
      </div>
    </>
  );
};
