/** When the plan is looked at next, and how often; a rule reminds its owner in time. */
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { Select } from '../../../ui/select.tsx';
import { useToday } from '../../../ui/work/days.ts';
import { changePlan } from '../plan-edits.ts';
import type { ShownPlan } from '../use-plan.ts';

const rhythms = [0, 1, 3, 6, 12] as const;

export function ReviewChip({ plan: { id, frame, readOnly } }: { readonly plan: ShownPlan }) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const { reviewOn, reviewEvery } = frame;
  const late = reviewOn !== '' && reviewOn < today;
  const words = reviewOn
    ? t(late ? 'plans.page.review.late' : 'plans.page.review.on', { day: format.day(reviewOn) })
    : t('plans.page.review.none');
  if (readOnly)
    return reviewOn ? (
      <Chip tone={late ? 'late' : 'plain'} {...(late && { icon: 'clock' as const })}>
        {words}
      </Chip>
    ) : null;
  const change = (fields: { reviewOn?: string; reviewEvery?: number | null }) =>
    void changePlan(id, t('plans.page.review.changed'), fields);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('plans.page.review')}
      trigger={
        <button type="button" className={late ? 'chip late' : 'chip'}>
          {words}
        </button>
      }
    >
      <div className="pn-pop">
        <Field label={t('plans.page.review')} hint={t('plans.page.review.hint')}>
          <Input type="date" value={reviewOn} onChange={(event) => change({ reviewOn: event.target.value })} />
        </Field>
        <Field label={t('plans.page.review.every')}>
          <Select
            value={String(reviewEvery ?? 0)}
            options={rhythms.map((months) => ({ value: String(months), label: t(`plans.page.review.every.${months}`) }))}
            onChange={(value) => change({ reviewEvery: Number(value) || null })}
          />
        </Field>
        <div className="row">
          {reviewOn && <Button onClick={() => change({ reviewOn: '' })}>{t('plans.page.review.clear')}</Button>}
          <Button kind="primary" className="right" onClick={() => setOpen(false)}>
            {t('plans.done')}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
