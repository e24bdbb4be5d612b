/** Me, my team, the company; and for whoever answers for others, one of them (S0-02). */
import { useT } from '../../i18n/i18n.ts';
import { Combobox } from '../../ui/combobox.tsx';
import type { useViewable, Whose } from './use-home.ts';

export function WhoseChoice(props: {
  readonly whose: Whose;
  readonly viewable: ReturnType<typeof useViewable>;
  /** Whether sums of others are to be had beside the own rows. */
  readonly shared: boolean;
  readonly onChange: (whose: Whose) => void;
}) {
  const t = useT();
  const { whose, onChange } = props;
  const { me, people, teams, all } = props.viewable;
  const mine = `user:${me.id}`;
  const myTeam = teams.find((team) => team.whose === `team:${me.team}`) ?? (all ? undefined : teams[0]);
  const choices = [
    { whose: mine, label: t('home.me') },
    ...(myTeam ? [{ whose: myTeam.whose, label: t('home.team') }] : []),
    ...(all ? [{ whose: 'company', label: t('home.company') }] : []),
  ];
  // Rows of others are not on this device: the server adds them up, and says no more than the sums.
  for (const [of, label] of [
    ['team', t('home.team')],
    ['company', t('home.company')],
  ] as const)
    if (props.shared && !choices.some((choice) => choice.label === label) && (of === 'company' || me.team !== ''))
      choices.push({ whose: `shared:${of}`, label });
  if (choices.length === 1) return null;
  const named = [...people, ...(all ? teams : [])];
  return (
    <>
      <div className="seg" role="group" aria-label={t('home.whose')}>
        {choices.map((choice) => (
          <button key={choice.whose} type="button" aria-pressed={whose === choice.whose} onClick={() => onChange(choice.whose)}>
            {choice.label}
          </button>
        ))}
      </div>
      {named.length > 0 && (
        <span className="hm-who">
          <Combobox
            label={t('home.person')}
            placeholder={t('home.person')}
            none=""
            value={choices.some((choice) => choice.whose === whose) ? '' : whose}
            onChange={(next) => onChange(next || mine)}
            options={named.map((one) => ({ value: one.whose, label: one.label }))}
          />
        </span>
      )}
    </>
  );
}
