/** A new company or person in three fields. It is written on the device at once and sent when there is a server. */
import { contact } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { editDocument } from '../../../sync/edit.ts';
import { newId } from '../../../sync/new-id.ts';
import { useRows } from '../../../sync/rows.ts';
import { useSyncStatus } from '../../../sync/sync-status.ts';
import { Button } from '../../../ui/button.tsx';
import { Combobox } from '../../../ui/combobox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { toast } from '../../../ui/toast.tsx';
import { AlreadyHere } from '../already-here.tsx';
import type { ContactKind } from '../filter.ts';
import { type QuickForm as Form, problemsOf, writeNewContact } from '../new-contact.ts';

export function QuickForm({
  kind,
  begin = {},
  onClose,
}: {
  readonly kind: ContactKind;
  /** What is known already, from a search that found nothing. */
  readonly begin?: Partial<Pick<Form, 'name' | 'reach'>>;
  readonly onClose: () => void;
}) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const offline = useSyncStatus().since !== undefined;
  const [form, setForm] = useState<Form>({ kind, name: '', reach: '', belongs: '', ...begin });
  const [tried, setTried] = useState(false);
  const [others, setOthers] = useState<readonly string[]>([]);
  const problems = problemsOf(form);
  const wrong = (problem: 'name' | 'reach', words: string) => (tried && problems.includes(problem) ? words : undefined);

  const create = async (twin?: string) => {
    setTried(true);
    if (problems.length > 0) return;
    const id = newId();
    const name = form.name.trim();
    onClose();
    await editDocument(
      contact.nameOf(id),
      t('contacts.created.label', { name }),
      (doc) => writeNewContact(doc, form, { owner: me.id, at: new Date().toISOString(), newId, origin: 'me', different: others }),
      { create: true },
    );
    toast(t('contacts.form.created', { name }));
    if (twin) void navigate({ to: '/contacts/duplicates', search: { pair: `${id}.${twin}` } as never });
    else void navigate({ to: '/contacts/$id', params: { id } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create();
  };
  return (
    <Dialog open onClose={onClose} title={t(`contacts.form.${kind}`)}>
      <form className="quick-form" onSubmit={submit} noValidate>
        <Field label={t('contacts.form.name')} error={wrong('name', t('contacts.form.name.bad'))}>
          <Input autoFocus value={form.name} maxLength={200} onChange={({ target }) => setForm({ ...form, name: target.value })} />
        </Field>
        {kind === 'company' ? (
          <>
            <Field label={t('contacts.form.phone')} error={wrong('reach', t('contacts.form.phone.bad'))}>
              <Input type="tel" value={form.reach} onChange={({ target }) => setForm({ ...form, reach: target.value })} />
            </Field>
            <Field label={t('contacts.form.town')}>
              <Input value={form.belongs} onChange={({ target }) => setForm({ ...form, belongs: target.value })} />
            </Field>
          </>
        ) : (
          <>
            <Field label={t('contacts.form.mail')} error={wrong('reach', t('contacts.form.mail.bad'))}>
              <Input type="email" value={form.reach} onChange={({ target }) => setForm({ ...form, reach: target.value })} />
            </Field>
            <Field label={t('contacts.form.belongs')}>
              <CompanyChoice value={form.belongs} onChange={(belongs) => setForm({ ...form, belongs })} />
            </Field>
          </>
        )}
        <AlreadyHere
          form={form}
          others={others}
          onOpen={onClose}
          onMerge={problems.length > 0 ? undefined : (twin) => void create(twin)}
          onAnother={(id) => setOthers([...others, id])}
        />
        {offline && <p className="hint">{t('contacts.form.offline')}</p>}
        <footer>
          <Button onClick={onClose}>{t('contacts.form.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t(`contacts.form.create.${kind}`)}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function CompanyChoice({ value, onChange, id }: { readonly value: string; readonly onChange: (id: string) => void; readonly id?: string }) {
  const t = useT();
  const contacts = useRows('contact');
  const options = useMemo(
    () => [...contacts.values()].filter(({ is }) => is === 'company').map((row) => ({ value: row.id, label: row.name })),
    [contacts],
  );
  return <Combobox value={value} onChange={onChange} options={options} none={t('contacts.form.noCompany')} {...(id && { id })} />;
}
