/** One rule: its sentence, what it would have done, switching it on from now, and what it did. */
import type { Settings } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isMessageKey, useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { saveSettings } from '../../ui/save-settings.ts';
import { useRuleWords } from '../../ui/why/rule-words.ts';
import { type ListedRule, type Parameters, sameParameters } from './catalogue.ts';
import { OwnSentence } from './own/own-sentence.tsx';
import { ParameterControls } from './parameter-controls.tsx';
import { RecentFirings } from './recent-firings.tsx';
import { RuleSwitch } from './rule-list.tsx';
import { useSaid } from './said.ts';
import { piecesOf } from './sentence.ts';
import { Tried } from './trial/tried.tsx';
import { useTrial } from './trial/use-trial.ts';
import { changeRule } from './write-rule.ts';

export interface RulePanelProps {
  readonly rule: ListedRule;
  readonly settings: Settings;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
}

export function RulePanel({ rule, settings, mayEdit, onClose }: RulePanelProps) {
  const t = useT();
  const said = useSaid();
  const name = said.name(rule);
  const [draft, setDraft] = useState<Parameters>(rule.parameters);
  return (
    <>
      <section className="sec">
        <div className="row">
          <h2 className="h-sec grow">{name}</h2>
          <RuleSwitch rule={rule} name={name} disabled={!mayEdit} />
          <IconButton icon="close" size="sm" label={t('ui.close')} onClick={onClose} />
        </div>
        {rule.own ? <OwnSentence own={rule.own} /> : <Sentence rule={rule} draft={draft} />}
        <Changed rule={rule} />
        {rule.own && mayEdit && (
          <Link to="/settings/rules/own/$id" params={{ id: rule.own.id }} className="btn sm">
            {t('rules.own.edit')}
          </Link>
        )}
        {(rule.report?.refused ?? '') !== '' && <p className="sm warn">{t('rules.doesNotRun', { reason: rule.report?.refused ?? '' })}</p>}
      </section>
      {!rule.own?.refused && <Try rule={rule} settings={settings} draft={draft} setDraft={setDraft} mayEdit={mayEdit} name={name} />}
      <RecentFirings rule={rule} />
    </>
  );
}

function Sentence({ rule, draft }: { readonly rule: ListedRule; readonly draft: Parameters }) {
  const t = useT();
  const said = useSaid();
  const key = `rules.sentence.${rule.name}`;
  if (!isMessageKey(key)) return null;
  return (
    <p className="cond">
      {piecesOf(t(key)).map((piece) => {
        if ('text' in piece) return <span key={piece.text}>{piece.text}</span>;
        if ('chip' in piece) return <Chip key={piece.chip}>{piece.chip}</Chip>;
        return (
          <Chip key={piece.parameter} tone="acc">
            {said.parameter(rule.tunable[piece.parameter], draft[piece.parameter])}
          </Chip>
        );
      })}
    </p>
  );
}

function Changed({ rule }: { readonly rule: ListedRule }) {
  const t = useT();
  const words = useRuleWords();
  const { dayLong } = useFormat();
  return (
    <p className="sm t3 num">
      {t('rules.why.version', { version: rule.version })}
      {', '}
      {rule.changedAt
        ? t('rules.changedBy', { day: dayLong(rule.changedAt), actor: words.actor(rule.changedBy) })
        : t('rules.sinceBeginning')}
    </p>
  );
}

interface TryProps {
  readonly rule: ListedRule;
  readonly settings: Settings;
  readonly draft: Parameters;
  readonly setDraft: (draft: Parameters) => void;
  readonly mayEdit: boolean;
  readonly name: string;
}

function Try({ rule, settings, draft, setDraft, mayEdit, name }: TryProps) {
  const t = useT();
  const me = useMe();
  const said = useSaid();
  const trial = useTrial();
  const [openToo, setOpenToo] = useState(false);
  const isSaved = sameParameters(draft, rule.parameters);
  // What was changed names the two; days do when nothing was.
  const changed = Object.keys(draft).filter((key) => draft[key] !== rule.parameters[key]);
  const told = changed.length > 0 ? changed : Object.keys(draft).filter((key) => rule.tunable[key]?.kind === 'days');
  const words = (of: Parameters) => told.map((key) => said.parameter(rule.tunable[key], of[key])).join(', ');
  const makesTasks = rule.own ? (rule.own.rule?.effects.some((one) => one.do === 'task') ?? false) : 'type' in rule.tunable;
  const run = () =>
    rule.own
      ? trial.run('/api/rules/try-own', { definition: rule.own.rule, days: 90, id: rule.own.id })
      : trial.run(`/api/rules/${encodeURIComponent(rule.name)}/try`, { parameters: draft, days: 90 });
  const switchOn = () =>
    void saveSettings(t('rules.inForce', { rule: name }), (doc) =>
      changeRule(doc, rule, { off: false, parameters: draft, openToo }, { by: me.id, at: new Date().toISOString() }),
    );
  return (
    <section className="sec" aria-label={t('rules.try.title', { days: 90 })}>
      <h3 className="h-sec">{t('rules.try.title', { days: 90 })}</h3>
      <Tried trial={trial} before={words(rule.parameters)} after={words(draft)} differs={!isSaved} makesTasks={makesTasks}>
        <div className="row wrap">
          {Object.keys(rule.tunable).length > 0 && <span className="sm t2">{t('rules.try.with')}</span>}
          <ParameterControls tunable={rule.tunable} settings={settings} value={draft} onChange={setDraft} />
          <Button size="sm" onClick={run} disabled={trial.state === 'running'}>
            {t(trial.state === 'idle' ? 'rules.try.run' : 'rules.try.again')}
          </Button>
          <span className="sm t3">{t('rules.try.nothingChanged')}</span>
        </div>
        {mayEdit && !rule.own && (!isSaved || rule.off) && (
          <div className="row wrap">
            <Button kind="primary" onClick={switchOn}>
              {t(openToo ? 'rules.switchOnForAll' : 'rules.switchOnNow')}
            </Button>
            {!isSaved && (
              <Button kind="ghost" onClick={() => setDraft(rule.parameters)}>
                {t('rules.asItWas')}
              </Button>
            )}
            {makesTasks && (
              <Checkbox checked={openToo} onChange={setOpenToo}>
                {'trial' in trial && trial.trial ? t('rules.openTooOf', { count: trial.trial.open }) : t('rules.openToo')}
              </Checkbox>
            )}
          </div>
        )}
      </Tried>
    </section>
  );
}
