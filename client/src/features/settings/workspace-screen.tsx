import { can, type DocumentName, settings } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { useSettings } from '../../sync/use-document.ts';
import { FormOf } from '../../ui/form-of.tsx';
import { saveEdit } from '../../ui/save-edit.ts';
import { Section, SettingsPage } from '../../ui/settings-page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';

const company = ['companyName', 'vatNumber', 'address', 'country'];
const sending = ['senderName', 'senderMail'];
const rules = ['currency', 'timeZone', 'quotationDays', 'leadProcessOn'];

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
          </Section>
          <Section title={t('settings.sending')}>{form(sending)}</Section>
          <Section title={t('settings.rules')}>{form(rules)}</Section>
          <Section title={t('settings.lists')} lead={t('settings.listsLead')}>
            <dl className="kv">
              {(
                ['processes', 'stages', 'taskTypes', 'products', 'statuses', 'industries', 'sources', 'rejections', 'sizeClasses'] as const
              ).map((list) => (
                <div key={list} className="contents">
                  <dt>{t(`settings.${list}`)}</dt>
                  <dd>
                    {live.state[list]
                      .filter((entry) => !entry.archived)
                      .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
                      .map((entry) => entry.title)
                      .join(', ') || t('ui.none')}
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
        </>
      )}
    </SettingsPage>
  );
}
