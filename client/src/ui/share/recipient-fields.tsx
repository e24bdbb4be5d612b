/** One recipient: a person of the contact, or a name and an address that somebody types. */
import { shownAs } from '@tandem/core';
import { useMemo } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Combobox } from '../combobox.tsx';
import { Field } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { Input } from '../input.tsx';
import { Select } from '../select.tsx';
import { recipientsOf } from './share-draft.ts';
import type { ShareState } from './use-share-draft.ts';

const other = 'other';

export function RecipientFields({ share, contactGiven }: { readonly share: ShareState; readonly contactGiven: boolean }) {
  const t = useT();
  const contacts = useRows('contact');
  const { draft, change, faults } = share;
  const known = useMemo(() => recipientsOf(contacts.get(draft.contact), contacts), [contacts, draft.contact]);
  const chosen = known.find(({ id }) => id === draft.person);
  const choose = (id: string) => {
    const person = known.find((one) => one.id === id);
    change(person ? { person: person.id, recipient: person.name, mail: person.mail } : { person: '', recipient: '', mail: '' });
  };
  const setContact = (id: string) => {
    const [first] = recipientsOf(contacts.get(id), contacts);
    change({ contact: id, ...(first ? { person: first.id, recipient: first.name, mail: first.mail } : { person: '' }) });
  };
  return (
    <>
      {!contactGiven && <ContactField value={draft.contact} onChange={setContact} />}
      {known.length > 0 && (
        <Field label={t('share.to')}>
          <Select
            value={chosen?.id ?? other}
            options={[
              ...known.map(({ id, name, mail }) => ({ value: id, label: [name || t('ui.unnamed'), mail].filter(Boolean).join(', ') })),
              { value: other, label: t('share.to.other') },
            ]}
            onChange={choose}
          />
        </Field>
      )}
      {(!chosen || chosen.mail === '') && (
        <div className="shr-two">
          {!chosen && (
            <Field
              label={known.length > 0 ? t('share.to.name') : t('share.to')}
              error={faults.includes('recipient') ? t('share.to.name') : undefined}
            >
              <Input
                value={draft.recipient}
                maxLength={200}
                autoComplete="off"
                onChange={({ target }) => change({ recipient: target.value })}
              />
            </Field>
          )}
          <Field
            label={t('share.to.mail')}
            error={faults.includes('mail') ? t(draft.mail.trim() ? 'share.to.mailBad' : 'share.to.mailNone') : undefined}
          >
            <Input
              type="email"
              value={draft.mail}
              maxLength={254}
              autoComplete="off"
              onChange={({ target }) => change({ mail: target.value })}
            />
          </Field>
        </div>
      )}
    </>
  );
}

function ContactField({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const t = useT();
  const contacts = useRows('contact');
  const options = useMemo(
    () =>
      [...contacts.values()]
        .filter((row) => shownAs(row.id, contacts) === row.id)
        .map(({ id, name, lifecycle, is, company }) => ({
          value: id,
          label: is === 'person' && company ? `${name}, ${contacts.get(company)?.name ?? ''}` : name,
          mark: <Icon name={is === 'person' ? 'user' : lifecycle} size={12} />,
        })),
    [contacts],
  );
  return (
    <Field label={t('share.with')}>
      <Combobox value={value} options={options} placeholder={t('share.with.none')} onChange={onChange} />
    </Field>
  );
}
