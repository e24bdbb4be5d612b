import { type ContactRow, can } from '@tandem/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useMe } from '../../state/session.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { received } from '../../ui/received.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Section, SettingsPage } from '../../ui/settings-page.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { EraseSection } from './erase-section.tsx';
import './export.css';

/** Somebody asks what is held about them, or to be erased: one contact, everything about it, and the way out. */
export function PersonDataScreen() {
  const t = useT();
  const me = useMe();
  const { id } = useParams({ strict: false }) as { readonly id?: string };
  const row = useRow('contact', id);
  if (!can(me.person, 'read', { type: 'personal-data' }))
    return (
      <SettingsPage title={t('export.person')}>
        <ErrorState title={t('export.personForbidden')} />
      </SettingsPage>
    );
  return (
    <SettingsPage title={t('export.person')}>
      <Section title={t('export.personWho')} lead={t('export.personWhoLead')}>
        {row ? (
          <div className="row">
            <b>
              <Link to="/contacts/$id" params={{ id: row.id }}>
                {row.name || t('ui.unnamed')}
              </Link>
            </b>
            <Link className="right sm" to="/settings/personal-data">
              {t('export.personOther')}
            </Link>
          </div>
        ) : (
          <Search />
        )}
      </Section>
      {row && <HeldSection id={row.id} />}
      {row && can(me.person, 'create', { type: 'erasure' }) && <EraseSection id={row.id} name={row.name} />}
    </SettingsPage>
  );
}

const found = 8;

function Search() {
  const t = useT();
  const contacts = useRows('contact');
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const [persons, companies]: [ContactRow[], ContactRow[]] = [[], []];
  if (wanted.length > 1)
    for (const row of contacts.values()) {
      if (!row.name.toLowerCase().includes(wanted) && !row.mails.some((mail) => mail.includes(wanted))) continue;
      (row.is === 'person' ? persons : companies).push(row);
      if (persons.length === found) break;
    }
  // Mostly it is a person who asks.
  const hits = [...persons, ...companies].slice(0, found);
  return (
    <>
      <Field label={t('export.personSearch')}>
        <Input type="search" value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <ul className="ex-hits">
        {hits.map((row) => (
          <li key={row.id}>
            <Link to="/settings/personal-data/$id" params={{ id: row.id }}>
              {row.name || row.mails[0]}
            </Link>{' '}
            <span className="t3">{[row.mails[0], row.town].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
      {wanted.length > 1 && hits.length === 0 && <p className="sm t3">{t('export.personNobody')}</p>}
    </>
  );
}

function HeldSection({ id }: { readonly id: string }) {
  const t = useT();
  const { language } = usePreferences();
  const [running, setRunning] = useState(false);
  const save = async (form: 'html' | 'json') => {
    setRunning(true);
    try {
      const file = await received(
        `/api/exports/about/${id}?form=${form}&language=${language}`,
        () => undefined,
        new AbortController().signal,
      );
      saveFile(`contact.${form}`, file);
      toast(t('export.heldSaved', { name: `contact.${form}` }));
    } catch (error) {
      toast(errorWords(error), { failed: true });
    } finally {
      setRunning(false);
    }
  };
  return (
    <Section title={t('export.held')} lead={t('export.heldLead')}>
      <div className="pd-row">
        <Button icon="download" disabled={running} onClick={() => void save('html')}>
          {t('export.heldPage')}
        </Button>
        <Button icon="download" disabled={running} onClick={() => void save('json')}>
          {t('export.heldJson')}
        </Button>
      </div>
      <p className="sm t3">{t('export.heldNoted')}</p>
    </Section>
  );
}
