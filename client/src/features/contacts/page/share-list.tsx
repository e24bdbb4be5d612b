/** Colleagues who see a contact although their work does not lead to it. */
import { type Contact, contact } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { newId } from '../../../sync/new-id.ts';
import { useRows } from '../../../sync/rows.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Combobox } from '../../../ui/combobox.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { changeContact } from '../change-contact.ts';

export function ShareList({
  id,
  name,
  shares,
  mayAssign,
}: {
  readonly id: string;
  readonly name: string;
  readonly shares: Contact['shares'];
  readonly mayAssign: boolean;
}) {
  const t = useT();
  const users = useRows('user');
  const label = t('contacts.page.changed', { field: t('contacts.fields.shares'), name });
  const given = new Set(shares.map(({ user }) => user));
  const others = [...users.values()]
    .filter((user) => user.active && !given.has(user.id))
    .map((user) => ({ value: user.id, label: user.name, mark: <Avatar user={user.id} name={user.name} size={16} /> }));
  const add = (user: string) =>
    user && void changeContact(id, name, label, (doc) => contact.addEntry(doc, 'shares', newId(), { user }, 'me'));
  return (
    <section className="entries" aria-label={t('contacts.fields.shares')}>
      <h2 className="h-sec">{t('contacts.fields.shares')}</h2>
      {shares.length === 0 && <span className="sm t3">{t('contacts.fields.empty')}</span>}
      {shares.map((share) => {
        const colleague = users.get(share.user)?.name ?? '';
        return (
          <div key={share.id} className="entry">
            <Avatar user={share.user} name={colleague} size={20} />
            <span className="grow">{colleague}</span>
            {mayAssign && (
              <IconButton
                icon="trash"
                size="sm"
                label={t('contacts.fields.remove', { value: colleague })}
                onClick={() => void changeContact(id, name, label, (doc) => contact.removeEntry(doc, 'shares', share.id, 'me'))}
              />
            )}
          </div>
        );
      })}
      {mayAssign && (
        <div className="entry">
          <Combobox
            key={shares.length}
            value=""
            options={others}
            label={t('contacts.fields.shares.add')}
            placeholder={t('contacts.fields.shares.add')}
            onChange={add}
          />
        </div>
      )}
    </section>
  );
}
