/** One decision of a rule: what happened, which conditions held, what was read and what was done. */
import { can, type FactRead, type Firing } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { type Translate, useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { useRow } from '../../sync/rows.ts';
import { Chip } from '../chip.tsx';
import { Icon } from '../icon.tsx';
import { RecordLink } from '../record-link.tsx';
import { ConditionProof } from './condition-proof.tsx';
import { inForceSince, type RuleWords, useRuleWords } from './rule-words.ts';
import { didFire } from './use-why.ts';

/** The name of the rule, its version, when it ran and since when that version is in force. */
export function FiringHead({ firing }: { readonly firing: Firing }) {
  const t = useT();
  const words = useRuleWords();
  const { dayLong } = useFormat();
  const settings = useRow('settings', 'settings')?.state;
  const since = inForceSince(firing.rule, firing.version, settings);
  const moment = words.moment(firing.at);
  return (
    <>
      <div className="row">
        <span className="m">{words.rule(firing.rule)}</span>
        <Chip>{t('rules.why.version', { version: firing.version })}</Chip>
      </div>
      <div className="sm t3 num">{since ? t('rules.why.ranSince', { moment, since: dayLong(since) }) : t('rules.why.ran', { moment })}</div>
    </>
  );
}

export function FiringProof({ firing }: { readonly firing: Firing }) {
  const t = useT();
  const words = useRuleWords();
  const { event } = firing;
  return (
    <>
      <div className="sec">
        <div className="proof">
          <Icon name="check" label={t('rules.why.holds')} />
          <div>
            <div>{t(`rules.event.${event.type}`)}</div>
            <div className="sm num">{t('rules.why.by', { actor: words.actor(event.actor), moment: words.moment(event.at) })}</div>
          </div>
        </div>
        {firing.conditions.map((condition) => (
          <ConditionProof key={condition.title} condition={condition} about={firing.about} words={words} />
        ))}
        {firing.facts.length > 0 && (
          <div className="proof">
            <Icon name="eye" />
            <div>
              {t('rules.why.read')}
              <ul className="why-facts">
                {firing.facts.map((fact) => (
                  <li key={fact.key} className="sm num">
                    <Fact fact={fact} words={words} />
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
      </div>
      {didFire(firing) && (
        <ul className="sec">
          {firing.effects.length === 0 && <Done>{t('rules.why.nothingDone')}</Done>}
          {firing.effects.map((effect) => (
            <EffectLine key={effect.key} effect={effect} words={words} />
          ))}
        </ul>
      )}
    </>
  );
}

function Fact({ fact, words }: { readonly fact: FactRead; readonly words: RuleWords }) {
  const t = useT();
  const called = words.record(fact.key) || (fact.key.startsWith('settings/') ? t('nav.settings') : t('rules.why.hiddenFact'));
  const moment = words.moment(fact.at);
  const values = { name: called, actor: words.actor(fact.actor), moment };
  const text = t(fact.actor === '' ? 'rules.why.factOf' : 'rules.why.fact', values);
  const [kind, id = ''] = fact.key.split('/');
  if (kind !== 'contact' || !words.record(fact.key)) return text;
  const [before = '', after = ''] = text.split(called, 2);
  return (
    <>
      {before}
      <RecordLink id={id} className="link">
        {called}
      </RecordLink>
      {after}
    </>
  );
}

function EffectLine({ effect, words }: { readonly effect: Firing['effects'][number]; readonly words: RuleWords }) {
  const t = useT();
  return (
    <Done>
      {effectWords(effect, words, t, useFormat().dayLong)}
      {effect.state !== 'done' && (
        <>
          {' '}
          <Chip tone={effect.state === 'dead' || effect.state === 'needs-a-look' ? 'warn' : 'plain'}>
            {t(`rules.effect.state.${effect.state}`)}
          </Chip>
        </>
      )}
      {effect.note && <div className="sm t3">{effect.note}</div>}
    </Done>
  );
}

const Done = ({ children }: { readonly children: React.ReactNode }) => (
  <li className="proof">
    <Icon name="because" />
    <div>{children}</div>
  </li>
);

export function effectWords(
  { type, user, day }: Pick<Firing['effects'][number], 'type' | 'user' | 'day'>,
  words: RuleWords,
  t: Translate,
  dayLong: (day: string) => string,
): string {
  const who = user === '' ? t('ui.nobody') : words.actor(user);
  return t(words.effect(type), { user: who, day: dayLong(day) || day });
}

/** For those who may read rules. */
export function OpenRule({ rule }: { readonly rule: string }) {
  const t = useT();
  const me = useMe();
  if (!can(me.person, 'read', { type: 'rules' })) return null;
  return (
    <Link to="/settings/rules" search={{ rule }} className="link sm">
      {t('rules.why.openRule')}
    </Link>
  );
}
