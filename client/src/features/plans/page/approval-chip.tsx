/** Asked for, given or sent back: what whoever answers for the plan's owner said, and the way to say it. */
import { can } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useMe } from '../../../state/session.ts';
import { useRow } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Input } from '../../../ui/input.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { changePlan } from '../plan-edits.ts';
import { subjectOf } from '../plan-rights.ts';
import type { ShownPlan } from '../use-plan.ts';

export function ApprovalChip({ plan: { id, frame, readOnly } }: { readonly plan: ShownPlan }) {
  const t = useT();
  const format = useFormat();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const { approval, askedAt } = frame;
  const by = useRow('user', approval.by || undefined)?.name ?? '';
  const isAsked = askedAt !== '' && askedAt > approval.at;
  const mayApprove = can(me.person, 'approve', subjectOf(frame));
  const state = isAsked ? 'asked' : approval.state || 'none';
  const words = t(`plans.page.approval.${state}`, { name: by, day: format.day(approval.at), asked: format.day(askedAt) });
  const looks = { none: 'chip', asked: 'chip warn', approved: 'chip won', returned: 'chip warn' } as const;
  const answer = (given: 'approved' | 'returned') => {
    const at = new Date().toISOString();
    void changePlan(id, t(`plans.page.approval.say.${given}`), {
      approval: { state: given, at, by: me.id, note: note.trim().slice(0, 500) },
    });
    setOpen(false);
    setNote('');
  };
  const ask = () => {
    void changePlan(id, t('plans.page.approval.ask'), { askedAt: new Date().toISOString() });
    setOpen(false);
  };
  if (state === 'none' && readOnly) return null;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('plans.page.approval')}
      trigger={
        <button type="button" className={looks[state]}>
          {state === 'approved' && <Icon name="check" />}
          {words}
        </button>
      }
    >
      <div className="pn-pop">
        <p className="m">{words}</p>
        {approval.note && !isAsked && <blockquote className="sm t2">{approval.note}</blockquote>}
        {mayApprove && !readOnly ? (
          <>
            <Field label={t('plans.page.approval.note')}>
              <Input value={note} onChange={(event) => setNote(event.target.value)} />
            </Field>
            <div className="row">
              <Button onClick={() => answer('returned')}>{t('plans.page.approval.say.returned')}</Button>
              <Button kind="primary" icon="check" className="right" onClick={() => answer('approved')}>
                {t('plans.page.approval.say.approved')}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p className="sm t2">{t(isAsked ? 'plans.page.approval.waits' : 'plans.page.approval.hint')}</p>
            {!readOnly && !isAsked && (
              <Button kind="primary" onClick={ask}>
                {t('plans.page.approval.ask')}
              </Button>
            )}
          </>
        )}
      </div>
    </Popover>
  );
}
