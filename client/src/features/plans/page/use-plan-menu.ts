/** What else can be done with a plan. */
import { type ContactRow, can } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import type { MenuItem } from '../../../ui/menu.tsx';
import { useBeginPlan } from '../../../ui/plans/use-begin-plan.ts';
import { useExportMenu } from '../export/use-export-menu.ts';
import { changePlan } from '../plan-edits.ts';
import { subjectOf } from '../plan-rights.ts';
import type { ShownPlan } from '../use-plan.ts';

export function usePlanMenu(plan: ShownPlan, account: ContactRow | undefined, onTemplate: () => void): readonly MenuItem[] {
  const { id, frame, readOnly } = plan;
  const t = useT();
  const me = useMe();
  const toFile = useExportMenu(plan);
  const navigate = useNavigate();
  const begin = useBeginPlan();
  const isTemplate = frame.template === 'yes';
  const mayHide = !readOnly && can(me.person, 'assign', subjectOf(frame));
  const items: MenuItem[] = [
    ...(account
      ? [
          {
            label: t('plans.page.toAccount', { name: account.name }),
            icon: 'users' as const,
            run: () => void navigate({ to: '/contacts/$id', params: { id: account.id } }),
          },
        ]
      : []),
    { label: t('plans.page.versions'), icon: 'history', run: () => void navigate({ to: '/plans/$id/history', params: { id } }) },
    {
      label: t('plans.page.another'),
      icon: 'layers',
      run: () => void begin({ is: frame.is, title: frame.title, contact: frame.contact, person: frame.person, from: id }),
    },
    ...(!isTemplate ? [{ label: t('plans.page.asTemplate'), icon: 'plus' as const, run: onTemplate }] : []),
    ...(isTemplate && mayHide
      ? [
          {
            label: t('plans.page.noTemplate'),
            icon: 'trash' as const,
            run: () => void changePlan(id, t('plans.page.noTemplate'), { template: '' }),
          },
        ]
      : []),
    'line',
    toFile,
    { label: t('plans.page.print'), icon: 'print' as const, run: () => print() },
  ];
  return items;
}
