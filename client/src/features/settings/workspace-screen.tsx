import { can, type DocumentName, settings } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { useSettings } from '../../sync/use-document.ts';
import { FormOf } from '../../ui/form-of.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { saveEdit } from '../../ui/save-edit.ts';
import { Section, SettingsPage } from '../../ui/settings-page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { DigestHour } from './digest-hour.tsx';

const FormsSection = lazyPart(async () => (await import('./forms/forms-section.tsx')).FormsSection);
const LogoField = lazyPart(async () => (await import('./logo-field.tsx')).LogoField);

const company = ['companyName', 'vatNumber', 'address', 'country', 'companyPhone'];
const sending = ['senderName', 'senderMail'];
const limits = ['currency', 'timeZone', 'quotationDays', 'compareFigures'];
const digest = ['digestDays', 'minimumSales'];
const leads = ['leadProcessOn', 'prospectsOn', 'leadsGoTo'];

/** The company's details, drawn from the settings document: two admins may edit them at once. */
export function WorkspaceScreen() {
  const t = useT();
  const me = useMe();
  const live = useSettings();
  const mayEdit = can(me.person, 'edit', { type: 'settings' });
  const change = (key: string, value: unknown, label: string) =>
    saveEdit('settings' as DocumentName, label, (doc) => settings.change(doc, { [key]: value }, 'me'));
  const form = (fields: readonly string[]) =>
    live && <FormOf definition={settings} state={live.state} fields={fields} readOnly={!mayEdit || live.readOnly} onChange={change} />;
  return (
    <SettingsPage title={t('settings.nav.company')}>
      {live?.refused ? (
        <ErrorState title={t('edit.forbidden')} />
      ) : !live?.loaded ? (
        <Skeleton />
      ) : (
        <>
          {!mayEdit && <p className="sm t3">{t('settings.readOnly')}</p>}
          <Section title={t('settings.company')} lead={t('settings.companyLead')}>
            {form(company)}
            <LogoField
              value={live.state.logo}
              readOnly={!mayEdit || live.readOnly}
              onChange={(file) => void change('logo', file, t('settings.logo'))}
            />
          </Section>
          <Section title={t('settings.sending')}>{form(sending)}</Section>
          <Section title={t('settings.rules')}>{form(limits)}</Section>
          <Section title={t('settings.digest.workspace')} lead={t('settings.digest.workspaceLead')}>
            <DigestHour
              value={live.state.digestHour}
              readOnly={!mayEdit || live.readOnly}
              onChange={(hour) => void change('digestHour', hour, t('settings.digest.hour'))}
            />
            {form(digest)}
          </Section>
          <Section title={t('settings.leads')} lead={t('settings.leadsLead')}>
            {form(leads)}
          </Section>
          <FormsSection />
          <Section title={t('settings.lists')} lead={t('settings.listsLead')}>
            <p className="t2">{t('settings.listsOpen')}</p>
            <div>
              <Link to="/settings/lists" className="btn">
                {t('settings.listsLink')}
              </Link>
            </div>
          </Section>
        </>
      )}
    </SettingsPage>
  );
}
