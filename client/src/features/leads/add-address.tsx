/** Of a lead without an address: one that somebody has just been told. Afterwards there are more ways to follow it up. */
import { type ContactRow, contact } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { editDocument } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { tried } from './edits.ts';

export function AddAddress({ row }: { readonly row: ContactRow }) {
  const t = useT();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const address = text.trim();
  const save = () => {
    const isOne = address !== '' && contact.lists.mails.value.parse(address) !== undefined;
    setRefused(!isOne);
    if (!isOne) return;
    const label = t('leads.edit.address', { name: row.name });
    void tried(editDocument(contact.nameOf(row.id), label, (doc) => contact.addEntry(doc, 'mails', newId(), { value: address }, 'me')));
  };
  return (
    <form
      className="sec form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={t('leads.part.mail')} error={refused ? t('leads.address.bad') : undefined}>
        <Input
          type="text"
          inputMode="email"
          autoComplete="off"
          value={text}
          maxLength={300}
          onChange={(event) => {
            setText(event.target.value);
            setRefused(false);
          }}
        />
      </Field>
      <div className="row">
        <Button type="submit" icon="mail">
          {t('leads.address.add')}
        </Button>
      </div>
    </form>
  );
}
