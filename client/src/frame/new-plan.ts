/** A new plan from anywhere: on the page of a contact it is about that one. */
import { useNavigate, useParams } from '@tanstack/react-router';
import { useT } from '../i18n/i18n.ts';
import { rowsOf } from '../sync/rows.ts';
import { useCommands } from '../ui/commands.ts';

export function useNewPlan(): void {
  const t = useT();
  const navigate = useNavigate();
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const run = () => {
    const row = rowsOf('contact').get(id);
    void navigate({ to: '/plans', search: { new: row ? row.company || row.id : '' } });
  };
  useCommands([{ id: 'plans.new', title: t('plans.new'), group: t('frame.do'), icon: 'document', keys: 'Shift+p', run }]);
}
