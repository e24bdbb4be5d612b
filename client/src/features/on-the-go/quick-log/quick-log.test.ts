import { aContactRow, anActivityRow, aTaskRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import { type Draft, emptyDraft, holdsText, problemsOf, readDraft } from './draft.ts';
import { findContacts, suggestionsFor } from './suggestions.ts';
import { leadOf, logEntry } from './write-log.ts';

const acme = aContactRow({ id: 'acme', name: 'Ácme Tools' });
const ann = aContactRow({ id: 'ann', is: 'person', name: 'Ann Acker', company: 'acme' });
const bo = aContactRow({ id: 'bo', name: 'Bo Acme', is: 'person' });
const contacts = new Map([acme, ann, bo].map((row) => [row.id, row]));
const draft = (patch: Partial<Draft>): Draft => ({ ...emptyDraft, ...patch });
const by = { by: 'ana', at: '2026-03-12T10:00:00Z' };

test('[CLI-125] [S2-02] a log is one entry of what was done, by whom and when; of a person at a company it stands with the company', () => {
  expect(logEntry(draft({ what: 'call-reached', about: 'ann', text: ' Wants two ', minutes: 5 }), contacts, by)).toEqual({
    contact: 'acme',
    activity: {
      type: 'call',
      outcome: 'reached',
      at: by.at,
      minutes: 5,
      note: 'Wants two',
      by: 'ana',
      person: 'ann',
      mailTo: '',
      subject: '',
      mailed: '',
    },
  });
  expect(logEntry(draft({ what: 'visit', about: 'bo' }), contacts, by)).toMatchObject({
    contact: 'bo',
    activity: { type: 'visit', person: '' },
  });
  const withoutCompany = new Map([[ann.id, ann]]);
  expect(logEntry(draft({ what: 'note', about: 'ann', minutes: 5 }), withoutCompany, by)).toMatchObject({
    contact: 'ann',
    activity: { minutes: null, person: '' },
  });
});

test('[CLI-125] what and about whom is enough; a note needs its text, a lead a name or a company', () => {
  expect(problemsOf(emptyDraft)).toEqual(['what']);
  expect(problemsOf(draft({ what: 'visit' }))).toEqual(['about']);
  expect(problemsOf(draft({ what: 'call-not-reached', about: 'ann' }))).toEqual([]);
  expect(problemsOf(draft({ what: 'note', about: 'ann' }))).toEqual(['note-text']);
  const lead = (patch: Partial<Draft['lead']>) => problemsOf(draft({ what: 'lead', lead: { ...emptyDraft.lead, ...patch } }));
  expect([lead({}), lead({ company: 'New' }), lead({ name: 'Eva', reach: 'no way' })]).toEqual([['lead-name'], [], ['lead-reach']]);
  expect([lead({ name: 'Eva', reach: '+1 512 555 0100' }), lead({ name: 'Eva', reach: 'eva@new.example' })]).toEqual([[], []]);
});

test('[CLI-127] [S4-19] a lead is a person, a person at a company known or new, or a company', () => {
  const lead = (name: string, company: string, reach = '') => leadOf(draft({ lead: { name, company, reach } }), contacts.values());
  expect(lead('Eva', '', 'eva@new.example')).toEqual({
    kind: 'person',
    name: 'Eva',
    company: undefined,
    mail: 'eva@new.example',
    phone: '',
  });
  expect(lead('Eva', 'ácme tools', '+1 512 555 0100')).toMatchObject({ company: { id: 'acme' }, phone: '+1 512 555 0100', mail: '' });
  expect(lead('Eva', 'New')).toMatchObject({ kind: 'person', company: { name: 'New' } });
  expect(lead('', 'New')).toMatchObject({ kind: 'company', name: 'New', company: undefined });
});

test('[CLI-128] the page one is on comes first, then the next appointment, tasks due, and whom one was in touch with last', () => {
  const from = {
    here: 'bo',
    appointments: [{ id: 'a', subject: '', contact: 'acme', startsAt: '', minutes: null, place: '' }],
    tasks: [
      aTaskRow({ id: '1', contact: 'ann', due: '2026-03-12' }),
      aTaskRow({ id: '2', contact: 'late', due: '2026-03-01' }),
      aTaskRow({ id: '3', contact: 'future', due: '2026-04-01' }),
    ],
    activities: [
      anActivityRow({ id: '1', contact: 'old', at: '2026-01-01T10:00:00Z' }),
      anActivityRow({ id: '2', contact: 'other', by: 'otto' }),
    ],
    contacts: new Map([...contacts, ...['late', 'future', 'old', 'other'].map((id) => [id, aContactRow({ id })] as const)]),
    until: '2026-03-12',
  };
  expect(suggestionsFor('ana', from, 9).map(({ row, why }) => `${row.id} ${why}`)).toEqual([
    'bo here',
    'acme next',
    'late due',
    'ann due',
    'old recent',
  ]);
  expect(suggestionsFor('ana', from, 2)).toHaveLength(2);
});

test('[CLI-128] a name is found by any part of it, its beginning first, whatever its accents', () => {
  expect(findContacts('ac', contacts.values(), 9).map(({ id }) => id)).toEqual(['acme', 'ann', 'bo']);
  expect(findContacts('ÁCME', contacts.values(), 1).map(({ id }) => id)).toEqual(['acme']);
  expect(findContacts(' ', contacts.values(), 9)).toEqual([]);
});

test('[CLI-126] what was kept is read back as it was; what is no draft is none', () => {
  const full = draft({
    what: 'lead',
    about: 'acme',
    text: 'half a wo',
    minutes: 15,
    next: '2026-03-13',
    lead: { name: 'E', company: '', reach: '+4' },
  });
  expect(readDraft(JSON.parse(JSON.stringify(full)))).toEqual(full);
  expect(readDraft({ what: 'spell', minutes: '5', lead: 7 })).toEqual(emptyDraft);
  expect([readDraft(null), readDraft('x')]).toEqual([undefined, undefined]);
  expect([holdsText(draft({ what: 'visit', about: 'acme' })), holdsText(draft({ text: 'a' })), holdsText(full)]).toEqual([
    false,
    true,
    true,
  ]);
});
