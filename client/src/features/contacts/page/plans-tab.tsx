/** The plans of an account: each is written by whoever works with it. */
import type { ContactRow } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { NewPlan } from '../../../ui/plans/new-plan.tsx';
import { PlanLines } from '../../../ui/plans/plan-lines.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { useContactPlans } from './use-contact-plans.ts';

export function PlansTab({ row, readOnly }: { readonly row: ContactRow; readonly readOnly: boolean }) {
  const t = useT();
  const plans = useContactPlans(row.id);
  const [creating, setCreating] = useState(false);
  const create = !readOnly && (
    <Button kind="primary" icon="plus" onClick={() => setCreating(true)}>
      {t('contacts.page.plans.new')}
    </Button>
  );
  return (
    <div className="pn-tab">
      {plans.length === 0 ? (
        <EmptyState icon="document" title={t('contacts.page.plans.none')} action={create}>
          {t('contacts.page.plans.none.hint')}
        </EmptyState>
      ) : (
        <>
          <PlanLines label={t('contacts.page.tab.plans')} rows={plans} />
          {create && <div className="pn-tab-new">{create}</div>}
        </>
      )}
      {creating && <NewPlan contact={row.id} onClose={() => setCreating(false)} />}
    </div>
  );
}
