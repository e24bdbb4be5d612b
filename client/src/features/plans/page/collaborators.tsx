/** Who can read and write the plan: those the account leads here, and colleagues who were asked to write along. */
import { can } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { useRows } from '../../../sync/rows.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { Combobox } from '../../../ui/combobox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { letWriteAlong, stopWritingAlong } from '../plan-edits.ts';
import { mayReadPlan, subjectOf } from '../plan-rights.ts';
import type { ShownPlan } from '../use-plan.ts';

export function Collaborators({ plan: { id, frame, readOnly }, onClose }: { readonly plan: ShownPlan; readonly onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const users = useRows('user');
  const mayInvite = !readOnly && can(me.person, 'assign', subjectOf(frame));
  const alone = { ...frame, collaborators: [] };
  const people = [...users.values()].filter((user) => user.active).sort((a, b) => a.name.localeCompare(b.name));
  const byWork = people.filter((user) => mayReadPlan(alone, user.id));
  const invited = new Set(frame.collaborators.map(({ user }) => user));
  const others = people
    .filter((user) => !invited.has(user.id) && !byWork.includes(user))
    .map((user) => ({ value: user.id, label: user.name, mark: <Avatar user={user.id} name={user.name} size={16} /> }));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('plans.share.title')}
      width={460}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('plans.done')}
        </Button>
      }
    >
      <div className="pn-share">
        <h3 className="h-sec">{t('plans.share.along')}</h3>
        {frame.collaborators.length === 0 && <p className="sm t3">{t('plans.share.nobody')}</p>}
        {frame.collaborators.map((entry) => {
          const name = users.get(entry.user)?.name ?? '';
          return (
            <div key={entry.id} className="row">
              <Avatar user={entry.user} name={name} />
              <span className="grow">{name}</span>
              {mayInvite && (
                <IconButton
                  icon="trash"
                  size="sm"
                  label={t('plans.share.remove', { name })}
                  onClick={() => void stopWritingAlong(id, t('plans.share.removed', { name }), entry.id)}
                />
              )}
            </div>
          );
        })}
        {mayInvite && (
          <Field label={t('plans.share.add')}>
            <Combobox
              key={frame.collaborators.length}
              value=""
              options={others}
              placeholder={t('plans.share.add.hint')}
              onChange={(user) => user && void letWriteAlong(id, t('plans.page.invited'), user)}
            />
          </Field>
        )}
        <h3 className="h-sec">{t(frame.is === 'account' ? 'plans.share.byAccount' : 'plans.share.byWork')}</h3>
        <ul className="pn-readers">
          {byWork.map((user) => (
            <li key={user.id}>
              <Avatar user={user.id} name={user.name} />
              <span>{user.name}</span>
              <span className="sm t3">{t(`role.${user.role}`)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
