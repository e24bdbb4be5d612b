/** Before a copy becomes everybody's: what that means, and what it is called there. */
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { useBeginPlan } from '../../../ui/plans/use-begin-plan.ts';
import { toast } from '../../../ui/toast.tsx';
import type { ShownPlan } from '../use-plan.ts';

export function AsTemplate({ plan: { id, frame }, onClose }: { readonly plan: ShownPlan; readonly onClose: () => void }) {
  const t = useT();
  const begin = useBeginPlan();
  // The plan's own title names the account, which not everybody may know of.
  const [title, setTitle] = useState(() => t(`plans.new.template.${frame.is}`));
  const save = async () => {
    const named = title.trim().slice(0, 500) || t(`plans.new.template.${frame.is}`);
    if (await begin({ is: frame.is, title: named, from: id, template: true })) toast(t('plans.template.saved'));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('plans.page.asTemplate')}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>{t('plans.cancel')}</Button>
          <Button kind="primary" onClick={() => void save()}>
            {t('plans.template.save')}
          </Button>
        </>
      }
    >
      <form
        className="pn-share"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{t('plans.template.everybody')}</p>
        <Field label={t('plans.page.title')}>
          <Input value={title} onChange={(event) => setTitle(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
