import { type ContactRow, type Lifecycle, leadStages, lifecycles } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { useRow } from '../../../sync/rows.ts';
import { Icon } from '../../../ui/icon.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { decideStage, leaveStageToRules } from './decide-stage.ts';

const WhyPanel = lazyPart(() => import('../../../ui/why/why-panel.tsx').then((module) => module.WhyPanel));

const look = { lead: 'l', prospect: 'p', customer: 'c' } as const satisfies Record<Lifecycle, string>;

/** Where a company stands, the reason, and a person's own word about it, which no rule changes afterwards. */
export function LifecycleSteps({ row, readOnly }: { readonly row: ContactRow; readonly readOnly: boolean }) {
  const t = useT();
  const steps = useSteps(row.lifecycle);
  const at = steps.indexOf(row.lifecycle);
  const byHand = row.stageByHand !== '';
  return (
    <div className="row life">
      <ol
        className="steps"
        aria-label={t('contacts.page.relation')}
        title={t(byHand ? 'contacts.stage.byHand' : 'contacts.page.relation.hint')}
      >
        {steps.map((step, place) => (
          <li key={step} className={look[step]} aria-current={place === at ? 'step' : undefined}>
            {place < at && <Icon name="check" size={12} />}
            {place === at && <Icon name={step} />}
            {t(`contact.lifecycle.${step}`)}
            {place === at && byHand && <Icon name="hand" label={t('contacts.stage.byHand')} />}
          </li>
        ))}
      </ol>
      {!readOnly && <StageMenu row={row} />}
      <WhyStage row={row} />
    </div>
  );
}

/** Decided by a person: at once for everybody, and no rule says otherwise until it is left to them again. */
export function StageMenu({ row, withName = false }: { readonly row: ContactRow; readonly withName?: boolean }) {
  const t = useT();
  const steps = useSteps(row.lifecycle);
  const label = t('contacts.stage.decide');
  return (
    <Menu
      align="end"
      label={label}
      trigger={
        <button
          type="button"
          className={withName ? 'btn sm' : 'btn ghost icon sm'}
          aria-label={t('contacts.stage.decideOf', { name: row.name })}
        >
          {withName && <Icon name={row.lifecycle} />}
          {withName && t(`contact.lifecycle.${row.lifecycle}`)}
          <Icon name="chevron" size={14} />
        </button>
      }
      items={[
        { head: label },
        ...steps.map((step) => ({
          label: t(`contact.lifecycle.${step}`),
          icon: step,
          checked: row.stageByHand === step,
          run: () => void decideStage(row, step),
        })),
        'line' as const,
        {
          label: t('contacts.stage.toRules'),
          icon: 'because' as const,
          checked: row.stageByHand === '',
          run: () => void leaveStageToRules(row),
        },
      ]}
    />
  );
}

/** What would make it the next, where it stands now, and what rules have decided so far (N3). */
export function WhyStage({ row }: { readonly row: ContactRow }) {
  const t = useT();
  const settings = useRow('settings', 'settings')?.state;
  const isLead = row.lifecycle === 'lead';
  const label = t(
    !isLead ? 'rules.why' : (settings?.prospectsOn ?? true) ? 'contacts.stage.whyNoProspect' : 'contacts.stage.whyNoCustomer',
  );
  const stages = settings ? leadStages(settings) : [];
  const at = stages.find(({ id }) => id === row.leadStage) ?? stages[0];
  const won = stages.find(({ status }) => status === 'won');
  return (
    <Popover
      label={label}
      align="end"
      className="whyp"
      trigger={
        <button type="button" className="btn ghost sm why">
          <Icon name="because" size={14} />
          {label}
        </button>
      }
    >
      {row.stageByHand !== '' ? (
        <p className="life-why">{t('contacts.stage.byHand')}</p>
      ) : (
        isLead && at && won && <p className="life-why">{t('contacts.stage.waits', { at: at.title, won: won.title })}</p>
      )}
      <WhyPanel about={`contact/${row.id}`} />
    </Popover>
  );
}

/** A workspace may do without prospects; whoever is one all the same is shown as one. */
function useSteps(now: Lifecycle): readonly Lifecycle[] {
  const prospectsOn = useRow('settings', 'settings')?.state.prospectsOn ?? true;
  return lifecycles.filter((step) => step !== 'prospect' || prospectsOn || now === 'prospect');
}

export const lifecycleLook = (lifecycle: Lifecycle): 'l' | 'p' | 'c' => look[lifecycle];
