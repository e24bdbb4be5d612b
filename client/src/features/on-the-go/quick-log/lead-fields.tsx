import { useT } from '../../../i18n/i18n.ts';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import type { Draft, DraftProblem } from './draft.ts';
import { changeDraft } from './kept-draft.ts';

/** A new lead in three fields; the rest can wait. */
export function LeadFields({ draft, wrong }: { readonly draft: Draft; readonly wrong: (problem: DraftProblem) => string | undefined }) {
  const t = useT();
  const { lead } = draft;
  const set = (patch: Partial<Draft['lead']>) => changeDraft({ lead: { ...lead, ...patch } });
  return (
    <div className="ql-part form">
      <Field label={t('go.lead.name')} error={wrong('lead-name')}>
        <Input value={lead.name} maxLength={200} autoComplete="off" onChange={({ target }) => set({ name: target.value })} />
      </Field>
      <Field label={t('go.lead.company')}>
        <Input value={lead.company} maxLength={200} autoComplete="off" onChange={({ target }) => set({ company: target.value })} />
      </Field>
      <Field label={t('go.lead.reach')} error={wrong('lead-reach')}>
        <Input
          value={lead.reach}
          maxLength={200}
          autoComplete="off"
          inputMode="email"
          onChange={({ target }) => set({ reach: target.value })}
        />
      </Field>
    </div>
  );
}
