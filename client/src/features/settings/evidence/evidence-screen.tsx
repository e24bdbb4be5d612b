/** What a visit to a link has to show to count: numbers that admins tune, with what they would change before they do (N4). */
import { can, type EvidenceThresholds, evidenceDefaults, settings, thresholdNames } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { request } from '../../../state/request.ts';
import { useMe } from '../../../state/session.ts';
import { useSettings } from '../../../sync/use-document.ts';
import { Button } from '../../../ui/button.tsx';
import { errorWords } from '../../../ui/error-words.ts';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { NotAllowed } from '../../../ui/not-allowed.tsx';
import { saveSettings } from '../../../ui/save-settings.ts';
import { Section, SettingsPage } from '../../../ui/settings-page.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import './evidence.css';
import type { EvidencePreview } from './preview.ts';
import { PreviewResult } from './preview-result.tsx';
import { inForce, inSeconds, settingOf, shownRange, type Typed, typedOf, wantedOf } from './thresholds.ts';

export function EvidenceScreen() {
  const t = useT();
  const me = useMe();
  const live = useSettings();
  if (!can(me.person, 'edit', { type: 'settings' })) return <NotAllowed title={t('settings.evidence')} />;
  return (
    <SettingsPage title={t('settings.evidence')}>
      {live?.loaded ? <Thresholds key={JSON.stringify(live.state.evidence)} now={inForce(live.state.evidence)} /> : <Skeleton />}
    </SettingsPage>
  );
}

interface Seen {
  readonly of: string;
  readonly preview: EvidencePreview;
}

function Thresholds({ now }: { readonly now: EvidenceThresholds }) {
  const t = useT();
  const [typed, setTyped] = useState<Typed>(() => typedOf(now));
  const [seen, setSeen] = useState<Seen>();
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  const { thresholds, invalid } = wantedOf(typed);
  const wanted = JSON.stringify(thresholds);
  const same = wanted === JSON.stringify(now);
  const look = async () => {
    if (!thresholds) return;
    setBusy(true);
    setFailed('');
    try {
      setSeen({ of: wanted, preview: await request<EvidencePreview>('POST', '/api/evidence/preview', { thresholds }) });
    } catch (error) {
      setFailed(errorWords(error));
    }
    setBusy(false);
  };
  const apply = () =>
    thresholds &&
    saveSettings(t('settings.evidence.changed'), (doc) => settings.change(doc, { evidence: settingOf(thresholds) }, 'me')).then(
      (done) => done && setSeen(undefined),
    );
  const shown = seen?.of === wanted ? seen.preview : undefined;
  return (
    <Section title={t('settings.evidence')} lead={t('settings.evidence.lead')}>
      <form
        className="evd"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        {thresholdNames.map((name) => {
          const { least, most } = shownRange(name);
          const usual = typedOf(evidenceDefaults)[name];
          return (
            <Field
              key={name}
              label={t(`settings.evidence.${name}`)}
              hint={t(inSeconds(name) ? 'settings.evidence.usualSeconds' : 'settings.evidence.usual', { usual })}
              error={invalid.includes(name) ? t('settings.evidence.range', { least, most }) : undefined}
            >
              <Input inputMode="decimal" value={typed[name]} onChange={({ target }) => setTyped({ ...typed, [name]: target.value })} />
            </Field>
          );
        })}
        <div className="row evd-acts">
          <Button type="submit" disabled={!thresholds || same || busy}>
            {t('settings.evidence.preview')}
          </Button>
          <Button kind="primary" disabled={!shown} onClick={() => void apply()}>
            {t('settings.evidence.apply')}
          </Button>
          <Button kind="ghost" onClick={() => setTyped(typedOf(evidenceDefaults))}>
            {t('settings.evidence.usualAll')}
          </Button>
        </div>
        {!same && !shown && !failed && <p className="sm t3">{t('settings.evidence.first')}</p>}
        {failed && (
          <p className="sm warn" role="alert">
            {failed}
          </p>
        )}
      </form>
      {shown && <PreviewResult preview={shown} />}
    </Section>
  );
}
