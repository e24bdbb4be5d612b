/** Campaigns: a link, a line and a mail address for each, by which whoever answers is a lead of it; and how many came of it. */
import { campaignCode, isLead, rankBetween, type Settings, settings } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { newId } from '../../../sync/new-id.ts';
import { useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { saveSettings } from '../../../ui/save-settings.ts';
import { Select } from '../../../ui/select.tsx';
import { Section } from '../../../ui/settings-page.tsx';
import { CopyLine } from './copy-line.tsx';
import { embedLine, formAddress } from './form-address.ts';

type Campaign = Settings['campaigns'][number];
interface Shown {
  readonly forms: Settings['forms'];
  readonly state: Settings;
  readonly mayEdit: boolean;
}

export function CampaignLinks({ forms, state, mayEdit }: Shown) {
  const t = useT();
  const contacts = useRows('contact');
  const [title, setTitle] = useState('');
  const [open, setOpen] = useState('');
  const campaigns = state.campaigns.filter(({ archived }) => !archived).toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  const make = (event: FormEvent) => {
    event.preventDefault();
    const named = title.trim();
    if (named === '') return;
    const [id, rank] = [newId(), rankBetween(campaigns.at(-1)?.rank || null, null, Math.random)];
    setTitle('');
    setOpen(id);
    void saveSettings(t('settings.campaigns.made', { title: named }), (doc) =>
      settings.addEntry(doc, 'campaigns', id, { title: named, rank }, 'me'),
    );
  };
  return (
    <Section title={t('settings.campaigns')} lead={t('settings.campaigns.lead')}>
      {campaigns.length === 0 && <p className="t3">{t('settings.campaigns.none')}</p>}
      {campaigns.map((campaign) => {
        const came = [...contacts.values()].filter((row) => row.campaign === campaign.id && row.mergedInto === '');
        return (
          <details key={campaign.id} className="form-card" open={campaign.id === open || undefined}>
            <summary>
              <b>{campaign.title}</b>
              <span className="t3 sm num"> {t('settings.campaigns.count', { count: came.filter(isLead).length, all: came.length })}</span>
            </summary>
            <CampaignCard campaign={campaign} forms={forms} state={state} mayEdit={mayEdit} />
          </details>
        );
      })}
      {mayEdit && (
        <form className="campaign-new" onSubmit={make}>
          <Field label={t('settings.campaigns.new')}>
            <Input value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Button type="submit" icon="plus" disabled={title.trim() === ''}>
            {t('settings.campaigns.make')}
          </Button>
        </form>
      )}
    </Section>
  );
}

function CampaignCard({ campaign, forms, state, mayEdit }: Shown & { readonly campaign: Campaign }) {
  const t = useT();
  const [chosen, setChosen] = useState('');
  const form = forms.find(({ id }) => id === chosen) ?? forms[0];
  const code = campaignCode(campaign.title);
  const sources = state.sources.filter(({ archived }) => !archived).map(({ id, title }) => ({ value: id, label: title }));
  const change = (source: string) =>
    void saveSettings(t('settings.campaigns.changed', { title: campaign.title }), (doc) => {
      settings.changeEntry(doc, 'campaigns', campaign.id, { source }, 'me');
    });
  return (
    <div className="campaign-body">
      <div className="form-two">
        <Field label={t('settings.forms.source')}>
          <Select
            value={campaign.source}
            options={[{ value: '', label: t('settings.campaigns.formSource') }, ...sources]}
            disabled={!mayEdit}
            onChange={change}
          />
        </Field>
        {forms.length > 1 && (
          <Field label={t('settings.campaigns.form')}>
            <Select
              value={form?.id ?? ''}
              options={forms.map(({ id, title }) => ({ value: id, label: title || t('ui.unnamed') }))}
              onChange={setChosen}
            />
          </Field>
        )}
      </div>
      {form ? (
        <>
          <CopyLine label={t('settings.campaigns.link')} line={formAddress(location.origin, form, campaign.id)} />
          <CopyLine label={t('settings.forms.embed')} line={embedLine(location.origin, form, campaign.id)} />
        </>
      ) : (
        <p className="t3">{t('settings.campaigns.noForm')}</p>
      )}
      <CopyLine label={t('settings.campaigns.mail')} hint={t('settings.campaigns.mailHint')} line={`+${code || campaign.id}`} />
      <div className="row">
        <Link className="btn ghost sm" to="/leads" search={{ owner: 'all', campaign: campaign.id } as never}>
          {t('settings.campaigns.leads')}
        </Link>
      </div>
    </div>
  );
}
