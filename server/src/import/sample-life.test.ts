import { agenda, contact, goals, parseDocumentName, settings } from '@tandem/core';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createIds } from '../ids.ts';
import type { NewUpdate } from '../storage/storage.ts';
import { countryCode } from './countries.ts';
import { importSample } from './sample.ts';
import { readSample, sampleEmail } from './sample-people.ts';

// The first test to ask reads and writes all of the sample, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const today = '2026-11-21';
const now = () => new Date(`${today}T12:00:00Z`);
const userOf = (name: string) => `user-${sampleEmail(name).split('@')[0]?.replace('.', '-')}`;

let loads: ReturnType<typeof load> | undefined;
const loaded = () => (loads ??= load());

async function load() {
  const updates: NewUpdate[] = [];
  const storage = { appendUpdates: async (added: readonly NewUpdate[]) => added.map((update) => updates.push(update)) };
  const options = { userOf, teamOf: (leader: string) => `team-${leader.replaceAll(' ', '-')}`, shiftDates: true };
  await importSample({ storage, newId: createIds(now), now }, options);
  const docs = updates.map(({ document, update }) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return { ...parseDocumentName(document), doc };
  });
  const contacts = docs.filter(({ type }) => type === 'contact').map(({ id = '', doc }) => ({ id, ...contact.read(doc) }));
  return {
    companies: contacts.filter(({ kind }) => kind === 'company'),
    persons: contacts.filter(({ kind, company }) => kind === 'person' && company !== ''),
    leads: contacts.filter(({ kind, company }) => kind === 'person' && company === ''),
    settings: settings.read(docs.find(({ type }) => type === 'settings')?.doc ?? new Y.Doc()),
    wanted: goals.read(docs.find(({ type }) => type === 'goals')?.doc ?? new Y.Doc()).goals,
    agendas: docs.filter(({ type }) => type === 'agenda').map(({ id = '', doc }) => ({ id, ...agenda.read(doc) })),
    issues: docs.filter(({ type }) => type === 'agenda').flatMap(({ doc }) => agenda.issues(doc)),
  };
}

test('[IMP-25] every company stands in a town of its country, with a street, a number and a size class', async () => {
  const { companies } = await loaded();
  const towns = readSample('towns.csv');
  expect(companies).toHaveLength(85);
  for (const { name, country, town, place, addresses, phones, website, sizeClass } of companies) {
    const known = towns.find((row) => row.town === town && row.country === countryCode(country));
    expect(known, `${name} in ${town}, ${country}`).toBeDefined();
    expect(Math.abs((place.lat ?? 0) - Number(known?.lat)) + Math.abs((place.lng ?? 0) - Number(known?.lng))).toBeLessThan(0.1);
    expect(addresses).toMatchObject([{ street: expect.stringMatching(/\d/), town }]);
    expect([phones.length, sizeClass !== '', website.endsWith('.example')]).toEqual([1, true, true]);
  }
});

test('[IMP-26] 320 persons work there, each with a name, a mail and numbers that could be dialled, none twice', async () => {
  const { companies, persons, leads } = await loaded();
  expect(persons).toHaveLength(320);
  const everybody = [...persons, ...leads];
  expect(new Set(everybody.map(({ name }) => name)).size).toBe(everybody.length);
  const mails = everybody.flatMap((one) => one.mails.map(({ value }) => value));
  expect(new Set(mails).size).toBe(mails.length);
  expect(mails.every((mail) => /^[a-z]+\.[a-z]+@[a-z0-9-]+\.example$/.test(mail))).toBe(true);
  const phones = [...companies, ...everybody].flatMap((one) => one.phones.map(({ value }) => value));
  expect(new Set(phones).size).toBe(phones.length);
  expect(phones.filter((phone) => !isValidPhoneNumber(phone))).toEqual([]);
  expect(persons.every(({ company, mails }) => mails.length === 1 && companies.some(({ id }) => id === company))).toBe(true);
});

test('[IMP-27] 70 leads are persons without a company, 12 of them without a mail address, and each has a task', async () => {
  const { leads, agendas } = await loaded();
  expect(leads).toHaveLength(70);
  expect(leads.filter(({ mails }) => mails.length === 0)).toHaveLength(12);
  expect(leads.every(({ lifecycle, owner, phones }) => lifecycle === 'lead' && owner !== '' && phones.length === 1)).toBe(true);
  const withTask = new Set(agendas.flatMap(({ tasks }) => tasks.filter(({ doneAt }) => doneAt === '').map((task) => task.contact)));
  expect(leads.filter(({ id }) => !withTask.has(id))).toEqual([]);
});

test('[IMP-28] each of the 30 active sellers has three to eight tasks, one late and one due today, and a visit ahead', async () => {
  const { agendas, issues } = await loaded();
  expect(agendas).toHaveLength(30);
  expect(issues).toEqual([]);
  for (const { id, tasks, appointments } of agendas) {
    const open = tasks.filter(({ doneAt }) => doneAt === '');
    expect(open.length, id).toBeGreaterThanOrEqual(3);
    expect(open.length, id).toBeLessThanOrEqual(8);
    expect([open.some(({ due }) => due < today), open.some(({ due }) => due === today)]).toEqual([true, true]);
    expect(tasks.every(({ subject, contact: about, firstDue, type }) => subject && about && type && firstDue !== '')).toBe(true);
    expect(tasks.filter(({ doneAt }) => doneAt !== '')).toHaveLength(2);
    const ahead = appointments.filter(({ startsAt }) => startsAt > now().toISOString());
    expect(ahead.some(({ kind }) => kind === 'visit')).toBe(true);
    expect(appointments.every(({ place, contact: about, minutes }) => place !== '' && about !== '' && (minutes ?? 0) >= 30)).toBe(true);
  }
});

test('[PERF-20] each seller has two weeks of appointments of all kinds, none at the same time as another', async () => {
  const { agendas } = await loaded();
  for (const { id, appointments } of agendas) {
    expect(appointments.length, id).toBeGreaterThan(10);
    const times = appointments.map(
      ({ startsAt, minutes }) => [Date.parse(startsAt), Date.parse(startsAt) + (minutes ?? 0) * 60_000] as const,
    );
    times.sort(([a], [b]) => a - b);
    expect(times.every(([from], i) => i === 0 || from >= (times[i - 1]?.[1] ?? 0))).toBe(true);
    expect(appointments.filter(({ person }) => person !== '').length).toBe(appointments.length);
  }
  const kinds = new Set(agendas.flatMap(({ appointments }) => appointments.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual(['call', 'meeting', 'visit']);
});

test('[PERF-21] leads stand in the stages of their board with an interest, a source and an order; those put off are asked again in weeks', async () => {
  const { leads, agendas, settings: set } = await loaded();
  const title = new Map(set.stages.map((stage) => [stage.id, stage.title]));
  const counted = (stage: string) => leads.filter(({ leadPlace }) => title.get(leadPlace.stage) === stage).length;
  expect(['New', 'First contact', 'Interest', 'Not now', 'Qualified'].map(counted)).toEqual([26, 25, 12, 7, 0]);
  expect(new Set(leads.map(({ leadPlace }) => leadPlace.rank)).size).toBe(70);
  expect(leads.filter(({ interest }) => interest !== '').length).toBeGreaterThan(50);
  expect(leads.every(({ source }) => set.sources.some(({ id }) => id === source))).toBe(true);
  const moved = leads.filter(({ leadPlace }) => title.get(leadPlace.stage) !== 'New');
  expect(moved.every(({ leadSince, createdAt }) => leadSince >= createdAt && leadSince < now().toISOString())).toBe(true);
  const off = new Set(leads.filter(({ leadPlace }) => title.get(leadPlace.stage) === 'Not now').map(({ id }) => id));
  const asked = agendas.flatMap(({ tasks }) =>
    tasks.filter((task) => off.has(task.contact) && task.doneAt === '' && task.subject === 'Ask again'),
  );
  expect(asked).toHaveLength(7);
  expect(asked.every(({ due }) => due > '2026-12-25')).toBe(true);
});

test('[PERF-22] managers have set goals for everybody and for each team', async () => {
  const { wanted } = await loaded();
  expect(wanted.filter((goal) => goal.for === 'everyone').map(({ measure, period, amount }) => [measure, period, amount])).toEqual([
    ['calls', 'day', 15],
    ['visits', 'week', 10],
    ['leads', 'week', 3],
    ['won', 'month', 40_000],
  ]);
  expect(wanted.filter((goal) => goal.for.startsWith('team:') && goal.measure === 'won')).toHaveLength(6);
});

test('[PERF-23] task types say what they are at heart, what ends has a next step, statuses have their effects, and there is a form', async () => {
  const { settings: set } = await loaded();
  const icon = new Map(set.taskTypes.map((type) => [type.id, type.icon]));
  expect([...icon.values()].sort()).toEqual(['call', 'choose', 'mail', 'quote', 'visit']);
  const steps = set.nextSteps.map((step) => [icon.get(step.taskType), step.outcome, icon.get(step.nextType), step.days]);
  expect(steps).toContainEqual(['call', 'reached', 'mail', 1]);
  expect(steps).toContainEqual(['call', 'not-reached', 'call', 1]);
  expect(steps).toContainEqual(['quote', 'reached', 'visit', 5]);
  expect(steps.every(([from, , to]) => from !== undefined && to !== undefined)).toBe(true);
  expect(
    set.statuses
      .filter(({ effect }) => effect !== '')
      .map(({ title, effect }) => [title, effect])
      .sort(),
  ).toEqual([
    ['Bankrupt', 'stop'],
    ['Merged', 'redirect'],
  ]);
  expect([set.forms.length, set.campaigns.length, set.leadProcessOn]).toEqual([1, 3, true]);
});

test('[IMP-29] what was done lies in the last weeks, with people of the company, and the sample is the same each time', async () => {
  const { companies, persons } = await loaded();
  const activities = companies.flatMap((company) => company.activities.map((activity) => ({ ...activity, company: company.id })));
  expect(activities.length).toBeGreaterThan(300);
  const first = new Date(now().getTime() - 42 * 86_400_000).toISOString();
  expect(activities.every(({ at }) => at > first && at < now().toISOString())).toBe(true);
  expect(activities.every(({ person, company }) => persons.find(({ id }) => id === person)?.company === company)).toBe(true);
  const again = await load();
  const withoutIds = (from: Awaited<ReturnType<typeof load>>) =>
    [...from.companies, ...from.persons, ...from.leads].map(({ name, town, mails, phones, activities: done }) => [
      name,
      town,
      mails.map(({ value }) => value),
      phones.map(({ value }) => value),
      done.map(({ at, note, by }) => [at, note, by]),
    ]);
  expect(withoutIds(again)).toEqual(withoutIds(await loaded()));
});
