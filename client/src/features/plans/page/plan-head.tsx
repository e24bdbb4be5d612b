/** Above the words: the plan's title, and in chips whose it is, when it is looked at next, and what was said of it. */
import { shownAs } from '@tandem/core';
import { useEffect, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useRow, useRows } from '../../../sync/rows.ts';
import { Chip } from '../../../ui/chip.tsx';
import { changePlan } from '../plan-edits.ts';
import type { ShownPlan } from '../use-plan.ts';
import { ApprovalChip } from './approval-chip.tsx';
import { ReviewChip } from './review-chip.tsx';

export function PlanHead({ plan }: { readonly plan: ShownPlan }) {
  const t = useT();
  const contacts = useRows('contact');
  const { frame, readOnly, id } = plan;
  const owner = useRow('user', frame.owner || undefined);
  const person = useRow('user', frame.person || undefined);
  const account = frame.is === 'account' ? contacts.get(shownAs(frame.contact, contacts)) : undefined;
  const tones = { lead: 'lead', prospect: 'pros', customer: 'cust' } as const;
  return (
    <header className="pn-head">
      <Title key={`${id} ${frame.title}`} id={id} title={frame.title} readOnly={readOnly} />
      <div className="pn-meta">
        {frame.template === 'yes' && (
          <Chip tone="fill" icon="layers">
            {t('plans.page.template')}
          </Chip>
        )}
        {account ? (
          <Chip tone={tones[account.lifecycle]}>{t(`contact.lifecycle.${account.lifecycle}`)}</Chip>
        ) : (
          <Chip>{t(`plans.kind.${frame.is}`)}</Chip>
        )}
        {person && <Chip icon="user">{person.name}</Chip>}
        {owner && <Chip>{t('plans.page.owner', { name: owner.name })}</Chip>}
        {frame.template !== 'yes' && <ReviewChip plan={plan} />}
        {frame.template !== 'yes' && <ApprovalChip plan={plan} />}
        {readOnly && <Chip icon="eye">{t('plans.page.readOnly')}</Chip>}
      </div>
    </header>
  );
}

function Title({ id, title, readOnly }: { readonly id: string; readonly title: string; readonly readOnly: boolean }) {
  const t = useT();
  const [typed, setTyped] = useState(title);
  useEffect(() => setTyped(title), [title]);
  const save = () => {
    const next = typed.trim();
    if (next === title) return;
    if (next === '') return setTyped(title);
    void changePlan(id, t('plans.page.titled', { title: next }), { title: next.slice(0, 500) });
  };
  if (readOnly) return <h2 className="pn-title">{title || t('plans.untitled')}</h2>;
  return (
    <textarea
      className="pn-title"
      rows={1}
      aria-label={t('plans.page.title')}
      placeholder={t('plans.untitled')}
      value={typed}
      onChange={(event) => setTyped(event.target.value.replaceAll('\n', ' '))}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          event.currentTarget.blur();
        } else if (event.key === 'Escape') setTyped(title);
      }}
    />
  );
}
