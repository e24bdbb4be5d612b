/** Everything a contact holds, to be looked at and corrected. */
import { type Contact, type ContactRow, contact, type FormField } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { OtherValueMark } from '../../../ui/changes/other-values.tsx';
import { useOverwritten } from '../../../ui/changes/use-overwritten.ts';
import { FormOf } from '../../../ui/form-of.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { changeContact } from '../change-contact.ts';
import { EntryList } from './entry-list.tsx';
import { ShareList } from './share-list.tsx';
import type { RecordDocument } from './use-record.ts';

/** Where a contact came from and what it is are facts of its making, not opinions. */
const fixed: ReadonlySet<string> = new Set(['kind', 'outsideId']);
/** Told in a sentence, or of no meaning to a reader. */
const told: ReadonlySet<string> = new Set(['createdAt', 'batch', 'mergedInto']);
/** What makes no sense for the other kind; a field that is declared later shows for both. */
const onlyOf: Readonly<Record<ContactRow['is'], ReadonlySet<string>>> = {
  company: new Set(['vatNumber', 'industry', 'sizeClass', 'employees', 'revenue', 'founded', 'parent', 'lifecycle']),
  person: new Set(['jobTitle', 'company', 'birthday']),
};
const fieldsOf = ({ is }: ContactRow) =>
  contact.form
    .filter(({ key, kind }) => kind !== 'object' && !told.has(key) && !onlyOf[is === 'company' ? 'person' : 'company'].has(key))
    .map(({ key }) => key);

export function FieldsTab({
  row,
  document,
  readOnly,
  mayAssign,
  missing,
}: {
  readonly row: ContactRow;
  readonly document: RecordDocument | undefined;
  readonly readOnly: boolean;
  readonly mayAssign: boolean;
  readonly missing: 'offline' | 'withheld' | undefined;
}) {
  const t = useT();
  const format = useFormat();
  const overwritten = useOverwritten(contact.nameOf(row.id));
  if (!document) return missing ? <p className="record-fields t3">{t(`contacts.page.fields-${missing}`)}</p> : <Skeleton rows={8} />;
  const { state } = document;
  const { id, name } = row;
  const mayWrite = (field: FormField) =>
    !fixed.has(field.key) && (field.writer === 'anyone' || (field.writer === 'assigners' && mayAssign));
  const change = (key: string, value: unknown, field: string) =>
    void changeContact(id, name, t('contacts.page.changed', { field, name }), (doc) =>
      contact.change(doc, { [key]: value } as Partial<Contact>, 'me'),
    );
  const asideOf = (key: string) => {
    const found = overwritten.find(({ path }) => path === `fields/${key}`);
    return found && <OtherValueMark found={found} document={contact.nameOf(id)} readOnly={readOnly} />;
  };
  const list = { id, name, readOnly };
  return (
    <div className="record-fields">
      {readOnly && <p className="hint">{t('contacts.page.read-only')}</p>}
      <FormOf
        definition={contact}
        state={state}
        fields={fieldsOf(row)}
        readOnly={readOnly}
        mayWrite={mayWrite}
        asideOf={asideOf}
        onChange={change}
      />
      <EntryList list="phones" entries={state.phones} {...list} />
      <EntryList list="mails" entries={state.mails} {...list} />
      <EntryList list="addresses" entries={state.addresses} {...list} />
      <ShareList id={id} name={name} shares={state.shares} mayAssign={mayAssign && !readOnly} />
      {state.createdAt && <p className="sm t3">{t('contacts.fields.added', { day: format.dayLong(state.createdAt) })}</p>}
    </div>
  );
}
