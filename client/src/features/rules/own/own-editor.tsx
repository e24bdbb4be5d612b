import {
  type OwnRule,
  ownRuleName,
  ownTriggers,
  parseOwnRule,
  rankBetween,
  type Settings,
  settings as settingsDocument,
} from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { newId } from '../../../sync/new-id.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { saveSettings } from '../../../ui/save-settings.ts';
import { Select } from '../../../ui/select.tsx';
import { SettingsPage } from '../../../ui/settings-page.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { useOwnWords } from '../../../ui/why/use-own-words.ts';
import type { ListedRule } from '../catalogue.ts';
import { Tried } from '../trial/tried.tsx';
import { useTrial } from '../trial/use-trial.ts';
import { ConditionRows } from './condition-rows.tsx';
import { withTrigger } from './draft.ts';
import { EffectRows } from './effect-rows.tsx';
import { SentenceOf } from './own-sentence.tsx';

interface EditorProps {
  readonly title: string;
  /** Undefined for a new one. */
  readonly listed: ListedRule | undefined;
  readonly start: OwnRule;
  readonly settings: Settings;
  readonly onDone: (rule: string | undefined) => void;
}

export function OwnEditor({ title, listed, start, settings, onDone }: EditorProps) {
  const t = useT();
  const me = useMe();
  const words = useOwnWords();
  const trial = useTrial();
  const [called, setCalled] = useState(listed?.own?.title ?? '');
  const [rule, setRule] = useState(start);
  const [asked, setAsked] = useState(false);
  const parsed = parseOwnRule(rule);
  const refused = 'refused' in parsed ? words.refused(parsed.refused) : '';
  const unnamed = called.trim() === '' ? t('rules.own.nameNeeded') : '';
  const save = async () => {
    setAsked(true);
    if (refused || unnamed) return;
    const id = listed?.own?.id ?? newId();
    const saved = await saveSettings(t('rules.own.saved', { rule: called.trim() }), (doc) => {
      const values = {
        title: called.trim(),
        definition: JSON.stringify(rule),
        version: (listed?.version ?? 0) + 1,
        changedAt: new Date().toISOString(),
        changedBy: me.id,
      };
      if (settingsDocument.changeEntry(doc, 'ownRules', id, values, 'me')) return;
      const last = settingsDocument
        .read(doc)
        .ownRules.map((one) => one.rank)
        .sort()
        .at(-1);
      settingsDocument.addEntry(doc, 'ownRules', id, { ...values, rank: rankBetween(last ?? null, null, Math.random) }, 'me');
    });
    if (saved) onDone(ownRuleName(id));
  };
  const tryIt = () => trial.run('/api/rules/try-own', { definition: rule, days: 90, ...(listed?.own && { id: listed.own.id }) });
  const archive = async (archived: boolean) => {
    if (!listed?.own) return;
    const { id } = listed.own;
    const said = t(archived ? 'rules.own.archived' : 'rules.own.restored', { rule: called });
    if (await saveSettings(said, (doc) => void settingsDocument.changeEntry(doc, 'ownRules', id, { archived }, 'me'))) onDone(undefined);
  };
  return (
    <SettingsPage
      title={title}
      aside={
        <section className="sec" aria-label={t('rules.try.title', { days: 90 })}>
          <h3 className="h-sec">{t('rules.try.title', { days: 90 })}</h3>
          <SentenceOf rule={rule} />
          <Tried trial={trial} before="" after="" differs={false} makesTasks={rule.effects.some((one) => one.do === 'task')}>
            <div className="row wrap">
              <Button size="sm" disabled={refused !== '' || trial.state === 'running'} onClick={tryIt}>
                {t(trial.state === 'idle' ? 'rules.try.run' : 'rules.try.again')}
              </Button>
              <span className="sm t3">{t('rules.try.nothingChanged')}</span>
            </div>
          </Tried>
        </section>
      }
    >
      <form
        className="own-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={t('rules.own.name')} error={asked && unnamed ? unnamed : undefined}>
          <Input value={called} maxLength={120} onChange={(event) => setCalled(event.target.value)} />
        </Field>
        <fieldset>
          <legend className="h-sec">{t('rules.own.when')}</legend>
          <Select
            label={t('rules.own.event')}
            value={rule.on}
            options={ownTriggers.map((trigger) => ({ value: trigger, label: t(`rules.event.${trigger}`) }))}
            onChange={(on) => setRule(withTrigger(rule, ownTriggers.find((trigger) => trigger === on) ?? rule.on))}
          />
        </fieldset>
        <ConditionRows rule={rule} settings={settings} onChange={setRule} />
        <fieldset>
          <legend className="h-sec">{t('rules.own.wait')}</legend>
          <div className="row">
            <Stepper
              value={rule.after}
              max={365}
              label={t('rules.own.waitDays')}
              text={t('rules.days', { count: rule.after })}
              onChange={(after) => setRule({ ...rule, after })}
            />
            <span className="sm t3">{t(rule.after === 0 ? 'rules.own.atOnce' : 'rules.own.askedThen')}</span>
          </div>
        </fieldset>
        <EffectRows rule={rule} settings={settings} onChange={setRule} />
        {refused && (
          <p className={asked ? 'sm warn' : 'sm t3'} role={asked ? 'alert' : undefined}>
            {t('rules.own.notYet', { reason: refused })}
          </p>
        )}
        <div className="row wrap">
          <Button kind="primary" type="submit">
            {t(listed ? 'rules.own.saveVersion' : 'rules.own.save', { version: (listed?.version ?? 0) + 1 })}
          </Button>
          <Button onClick={() => onDone(listed?.name)}>{t('ui.cancel')}</Button>
          {listed?.own && (
            <Button kind="ghost" onClick={() => void archive(!listed.own?.archived)}>
              {t(listed.own.archived ? 'rules.own.restore' : 'rules.own.archive')}
            </Button>
          )}
        </div>
        <p className="hint">{t('rules.own.fromNow')}</p>
      </form>
    </SettingsPage>
  );
}
