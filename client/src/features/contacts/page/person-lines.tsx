/** The persons of a company, and one more in place. */

import { type ContactRow, contact } from '@tandem/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { editDocument } from '../../../sync/edit.ts';
import { newId } from '../../../sync/new-id.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import { lazyPart } from '../../../ui/lazy-part.tsx';
import { problemsOf, writeNewContact } from '../new-contact.ts';
import { ReachButtons } from './reach-links.tsx';

const AlreadyHere = lazyPart(async () => (await import('../already-here.tsx')).AlreadyHere);

export function PersonLines({ company, persons }: { readonly company: ContactRow; readonly persons: readonly ContactRow[] }) {
  const t = useT();
  const [adding, setAdding] = useState(false);
  return (
    <section>
      <div className="ph">
        <h2>{t('contacts.persons')}</h2>
        {persons.length > 0 && <span className="t3 sm num">{persons.length}</span>}
        <IconButton icon="plus" size="sm" className="right" label={t('contacts.persons.add')} onClick={() => setAdding(true)} />
      </div>
      {persons.map((person) => (
        <div key={person.id} className="li">
          <Avatar user={person.id} name={person.name} size={24} company />
          <Link className="grow" to="/contacts/$id" params={{ id: person.id }}>
            <div className="m ell">{person.name || t('ui.unnamed')}</div>
            {person.jobTitle && <div className="sm t3 ell">{person.jobTitle}</div>}
          </Link>
          <ReachButtons row={person} />
        </div>
      ))}
      {persons.length === 0 && !adding && (
        <p className="none sm t3">
          {t('contacts.persons.none')}. {t('contacts.persons.none.hint')}
        </p>
      )}
      {adding && <PersonForm company={company.id} onDone={() => setAdding(false)} />}
    </section>
  );
}

function PersonForm({ company, onDone }: { readonly company: string; readonly onDone: () => void }) {
  const t = useT();
  const me = useMe();
  const [name, setName] = useState('');
  const [jobTitle, setJobTitle] = useState('');
  const [mail, setMail] = useState('');
  const [others, setOthers] = useState<readonly string[]>([]);
  const navigate = useNavigate();
  const form = useMemo(() => ({ kind: 'person', name, reach: mail, belongs: company }) as const, [name, mail, company]);
  const problems = problemsOf(form);
  const add = async (twin?: string) => {
    if (problems.length > 0) return;
    const id = newId();
    onDone();
    await editDocument(
      contact.nameOf(id),
      t('contacts.created.label', { name }),
      (doc) =>
        doc.transact(() => {
          writeNewContact(doc, form, { owner: me.id, at: new Date().toISOString(), newId, origin: 'me', different: others });
          contact.change(doc, { jobTitle: jobTitle.trim() }, 'me');
        }, 'me'),
      { create: true },
    );
    if (twin) void navigate({ to: '/contacts/duplicates', search: { pair: `${id}.${twin}` } as never });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add();
  };
  return (
    <form className="person-form" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onDone()} noValidate>
      <Input
        className="wide"
        autoFocus
        aria-label={t('contacts.persons.name')}
        placeholder={t('contacts.form.name')}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Input
        aria-label={t('contacts.persons.jobTitle')}
        placeholder={t('contacts.persons.jobTitle')}
        value={jobTitle}
        onChange={({ target }) => setJobTitle(target.value)}
      />
      <Input
        type="email"
        aria-label={t('contacts.persons.mail')}
        placeholder={t('contacts.form.mail')}
        bad={problems.includes('reach')}
        value={mail}
        onChange={({ target }) => setMail(target.value)}
      />
      <div className="wide">
        <AlreadyHere
          form={form}
          others={others}
          onOpen={onDone}
          onMerge={problems.length > 0 ? undefined : (twin) => void add(twin)}
          onAnother={(id) => setOthers([...others, id])}
        />
      </div>
      <footer>
        <Button size="sm" onClick={onDone}>
          {t('contacts.form.cancel')}
        </Button>
        <Button size="sm" kind="primary" type="submit" disabled={problems.length > 0}>
          {t('contacts.persons.add')}
        </Button>
      </footer>
    </form>
  );
}
