import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { type Language, setPreferences, type Theme, usePreferences } from '../../state/preferences.ts';
import { request } from '../../state/request.ts';
import { useMe } from '../../state/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Section, SettingsPage } from '../../ui/settings-page.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { toast } from '../../ui/toast.tsx';
import { CalendarFeedSection } from './calendar-feed-section.tsx';
import { DeviceSection } from './device-section.tsx';
import { DigestSection } from './digest-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PushSection } from './push-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

const themes: readonly Theme[] = ['light', 'dark', 'system'];

/** What is the person's own: name, looks, language, keys, password, what this device keeps. */
export function PersonalScreen() {
  const t = useT();
  const me = useMe();
  const { theme, language, singleKeys } = usePreferences();
  const [name, setName] = useState(me.name);
  const save = (patch: { name?: string; language?: Language }) =>
    request('PATCH', `/api/users/${me.id}`, patch).then(
      () => patch.name && toast(t('settings.nameSaved')),
      (error: unknown) => toast(errorWords(error), { failed: true }),
    );
  return (
    <SettingsPage title={t('settings.nav.you')}>
      <Section title={t('settings.profile')}>
        <div className="row">
          <Avatar user={me.id} name={me.name} size={40} />
          <div>
            <b>{me.name}</b>
            <div className="sm t3">
              {me.email}, {t(`role.${me.role}`)}
            </div>
          </div>
        </div>
        <Field label={t('settings.name')} hint={t('settings.nameHint')}>
          <Input
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.target.value)}
            onBlur={() => {
              if (name.trim() && name.trim() !== me.name) void save({ name: name.trim() });
            }}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        </Field>
      </Section>
      <Section title={t('settings.looks')} lead={t('settings.looksLead')}>
        <div className="opt">
          <span>{t('me.theme')}</span>
          <Segmented
            label={t('me.theme')}
            value={theme}
            onChange={(key) => setPreferences({ theme: key as Theme })}
            options={themes.map((key) => ({ key, label: t(`me.theme.${key}`) }))}
          />
        </div>
        <div className="opt">
          <span>{t('me.language')}</span>
          <Segmented
            label={t('me.language')}
            value={language}
            onChange={(key) => {
              setPreferences({ language: key as Language });
              void save({ language: key as Language });
            }}
            options={[
              { key: 'en', label: t('me.language.en') },
              { key: 'sv', label: t('me.language.sv') },
            ]}
          />
        </div>
        <div className="opt">
          <span>
            {t('settings.singleKeys')}
            <span className="hint block">{t('settings.singleKeysHint')}</span>
          </span>
          <Switch checked={singleKeys} label={t('settings.singleKeys')} onChange={(on) => setPreferences({ singleKeys: on })} />
        </div>
      </Section>
      <DigestSection />
      <PushSection />
      <CalendarFeedSection />
      <DeviceSection />
      <PasswordSection />
      <SessionsSection />
    </SettingsPage>
  );
}
