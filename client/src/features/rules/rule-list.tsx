import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { Switch } from '../../ui/checkbox.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { saveSettings } from '../../ui/save-settings.ts';
import type { ListedRule } from './catalogue.ts';
import { useSaid } from './said.ts';
import { changeRule } from './write-rule.ts';

interface ListProps {
  readonly rules: readonly ListedRule[];
  readonly chosen: string | undefined;
  readonly mayEdit: boolean;
  /** The counts could not be asked for. */
  readonly offline: boolean;
  readonly onRetry: () => void;
  readonly onChoose: (rule: string) => void;
}

export function RuleList({ rules, chosen, mayEdit, offline, onRetry, onChoose }: ListProps) {
  const t = useT();
  const line = (rule: ListedRule) => (
    <RuleLine key={rule.name} rule={rule} isChosen={rule.name === chosen} mayEdit={mayEdit} onChoose={onChoose} />
  );
  const archived = rules.filter((rule) => rule.own?.archived);
  return (
    <section aria-label={t('rules.title')}>
      <ul className="panel rules">{rules.filter((rule) => !rule.own?.archived).map(line)}</ul>
      {archived.length > 0 && (
        <details className="rules-archive" open={archived.some((rule) => rule.name === chosen)}>
          <summary>{t('rules.own.inArchive', { count: archived.length })}</summary>
          <ul className="panel rules">{archived.map(line)}</ul>
        </details>
      )}
      {offline && (
        <p className="hint row">
          <Icon name="offline" size={14} />
          {t('rules.noCounts')}
          <button type="button" className="btn ghost sm acc" onClick={onRetry}>
            {t('ui.tryAgain')}
          </button>
        </p>
      )}
    </section>
  );
}

function RuleLine({
  rule,
  isChosen,
  mayEdit,
  onChoose,
}: {
  readonly rule: ListedRule;
  readonly isChosen: boolean;
  readonly mayEdit: boolean;
  readonly onChoose: (rule: string) => void;
}) {
  const t = useT();
  const { since, day, number } = useFormat();
  const said = useSaid();
  const { report } = rule;
  const name = said.name(rule);
  const classes = ['rl', isChosen ? 'on' : '', rule.off ? 'off' : ''].filter(Boolean).join(' ');
  return (
    <li className={classes}>
      <RuleSwitch rule={rule} name={name} disabled={!mayEdit} />
      <button type="button" className="rl-open" aria-pressed={isChosen} onClick={() => onChoose(rule.name)}>
        <span className="grow">
          <span className="row">
            <span className="tt m ell">{name}</span>
            {(rule.own?.refused || report?.refused) && <Chip tone="warn">{t('rules.refused')}</Chip>}
            {(report?.dead ?? 0) > 0 && <Chip tone="warn">{t('rules.dead', { count: report?.dead ?? 0 })}</Chip>}
          </span>
          <span className="sm t3 ell block">{said.does(rule)}</span>
        </span>
        <span className="ct">
          {report && <span className="num block">{number(report.fired)}</span>}
          <span className="xs t3 num nw block">
            {rule.off
              ? rule.changedAt
                ? t('rules.offSince', { day: day(rule.changedAt) })
                : t('rules.off')
              : report?.lastFired
                ? t('rules.last', { when: since(report.lastFired) })
                : report
                  ? t('rules.never')
                  : ''}
          </span>
        </span>
        <Icon name="right" />
      </button>
    </li>
  );
}

export function RuleSwitch({ rule, name, disabled }: { readonly rule: ListedRule; readonly name: string; readonly disabled: boolean }) {
  const t = useT();
  const me = useMe();
  const turn = (on: boolean) =>
    void saveSettings(t(on ? 'rules.switchedOn' : 'rules.switchedOff', { rule: name }), (doc) =>
      changeRule(doc, rule, { off: !on }, { by: me.id, at: new Date().toISOString() }),
    );
  return (
    <Switch
      checked={!rule.off && !rule.own?.archived}
      label={name}
      disabled={disabled || rule.own?.archived === true || rule.own?.refused !== undefined}
      onChange={turn}
    />
  );
}
