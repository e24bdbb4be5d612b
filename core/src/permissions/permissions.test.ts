import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardRows, contactRow, taskRows } from '../projections/project.ts';
import type { ContactRow, OpportunityRow, RowContent, TaskRow } from '../projections/row.ts';
import { aBoard, aCard, aContact, anAgenda, aPerson, aTask, people } from '../testing/builders.ts';
import { aFileRow, aLinkRow, anActivityRow, anAppointmentRow, aQuoteRow, aVisitRow } from '../testing/rows.ts';
import { type AccessFacts, audiencesOf, audiencesOfPerson, isMember } from './audiences.ts';
import { can, type Subject } from './can.ts';
import type { Person } from './people.ts';

const noFacts: AccessFacts = { sellersOn: () => [], audiencesOfContact: () => [] };
const userIds = ['u1', 'u2', 'u3', 'u4', 'u5'];
const userId = fc.constantFrom(...userIds);
const someone = fc.constantFrom('', ...userIds);

/** People in two teams, of which each may have a leader; leading means leading all members, oneself included. */
const company = fc
  .record({
    roles: fc.array(fc.constantFrom('admin', 'manager', 'seller', 'support'), { minLength: 5, maxLength: 5 }),
    teams: fc.array(fc.constantFrom('', 't1', 't2'), { minLength: 5, maxLength: 5 }),
    leaders: fc.uniqueArray(userId, { maxLength: 2 }),
  })
  .map(({ roles, teams, leaders }) =>
    userIds.map((id, at): Person => {
      const team = teams[at] as string;
      const leads = team !== '' && leaders.includes(id) ? userIds.filter((_, other) => teams[other] === team) : [];
      return { id, role: roles[at] as Person['role'], team, leads };
    }),
  );
const members = fc.uniqueArray(fc.constantFrom('team:t1', 'team:t2', 'team:', '', ...userIds.map((id) => `user:${id}`)), { maxLength: 3 });

interface Boards {
  readonly [id: string]: readonly string[];
}
const receives = (person: Person, row: RowContent, facts: AccessFacts, boards: Boards): boolean => {
  const open = Object.entries(boards)
    .filter(([, of]) => isMember(person, of))
    .map(([id]) => id);
  const mine = audiencesOfPerson(person, open);
  return audiencesOf(row, facts).some((audience) => mine.includes(audience));
};
const contactOf = (values: Parameters<typeof aContact>[0]): ContactRow => {
  const { id, state } = aContact(values);
  return contactRow(id, state);
};

test("[PERM-1] a contact's row reaches exactly those who may read the contact", () =>
  fc.assert(
    fc.property(
      company,
      someone,
      someone,
      fc.array(userId, { maxLength: 2 }),
      fc.array(userId, { maxLength: 2 }),
      fc.array(userId, { maxLength: 2 }),
      fc.boolean(),
      (persons, owner, companyOwner, sellers, companySellers, shared, inCompany) => {
        const shares = shared.map((user, at) => ({ id: `s${at}`, user }));
        const acme = contactOf({ id: 'acme', owner: companyOwner });
        const row = contactOf({ id: 'eve', kind: 'person', owner, shares, company: inCompany ? 'acme' : '' });
        const sellersOn = (id: string) => (id === 'acme' ? companySellers : sellers);
        const facts: AccessFacts = { sellersOn, audiencesOfContact: () => audiencesOf(acme, { sellersOn, audiencesOfContact: () => [] }) };
        const subject: Subject = {
          type: 'contact',
          owner,
          creator: '',
          shares: shared,
          sellers: [...sellers, ...(inCompany ? [...companySellers, ...(companyOwner ? [companyOwner] : [])] : [])],
        };
        for (const person of persons) expect([person, receives(person, row, facts, {})]).toEqual([person, can(person, 'read', subject)]);
      },
    ),
    { seed: 1, numRuns: 500 },
  ));

test("[PERM-2] a board's row reaches exactly those who may read the board; a card's also its owner and who leads the owner", () =>
  fc.assert(
    fc.property(company, members, members, someone, (persons, ofBoard, ofOther, owner) => {
      const { id, state } = aBoard({
        id: 'north',
        members: ofBoard.map((member, at) => ({ id: `m${at}`, member })),
        cards: [aCard({ owner })],
      });
      const [board, opportunity] = boardRows(id, state) as [RowContent, OpportunityRow];
      const boards = { north: ofBoard, south: ofOther };
      for (const person of persons) {
        const mayRead = can(person, 'read', { type: 'board', members: ofBoard });
        expect([person, receives(person, board, noFacts, boards)]).toEqual([person, mayRead]);
        const own = owner !== '' && (owner === person.id || person.leads.includes(owner));
        expect([person, receives(person, opportunity, noFacts, boards)]).toEqual([person, mayRead || own]);
      }
    }),
    { seed: 2, numRuns: 500 },
  ));

test("[PERM-3] a task's row reaches exactly those who may read the agenda", () =>
  fc.assert(
    fc.property(company, userId, (persons, owner) => {
      const [row] = taskRows(owner, anAgenda({ tasks: [aTask()] }).state) as [TaskRow];
      for (const person of persons)
        expect([person, receives(person, row, noFacts, {})]).toEqual([person, can(person, 'read', { type: 'agenda', user: owner })]);
    }),
    { seed: 3, numRuns: 300 },
  ));

test('[PERM-4] people, teams and settings reach everybody', () => {
  const rows: readonly RowContent[] = [
    { kind: 'user', id: 'ana', name: 'Ana', role: 'seller', team: 'north', active: true },
    { kind: 'team', id: 'north', name: 'North', leader: 'lena', office: '' },
  ];
  for (const row of rows) expect(audiencesOf(row, noFacts)).toEqual(['everyone']);
  for (const person of Object.values(people)) expect(audiencesOfPerson(person, [])).toContain('everyone');
});

test('[PERM-5] audiences are named once each and in order, so that equal sets are equal lists', () => {
  const row = contactOf({
    owner: 'ana',
    shares: [
      { id: 's1', user: 'otto' },
      { id: 's2', user: 'ana' },
    ],
  });
  expect(audiencesOf(row, { ...noFacts, sellersOn: () => ['ana', 'otto'] })).toEqual([
    'managers',
    'over:ana',
    'over:otto',
    'user:ana',
    'user:otto',
  ]);
  expect(audiencesOfPerson(people.lena, ['north', 'north'])).toEqual(['board:north', 'everyone', 'over:ana', 'over:lena', 'user:lena']);
  expect(audiencesOfPerson(people.ada, [])).toEqual(['admins', 'everyone', 'managers', 'user:ada']);
});

test('[PERM-5] a change of teams moves people, not rows: who leads a seller gets what the seller has', () => {
  const row = contactOf({ owner: 'ana' });
  expect(receives(people.lena, row, noFacts, {})).toBe(true);
  expect(receives({ ...people.lena, leads: ['lena'] }, row, noFacts, {})).toBe(false);
});

test("[PERM-10] a saved view is its owner's until it is published; what was done with a contact reaches whoever the contact does", () => {
  const view = {
    kind: 'view',
    id: 'v1',
    owner: 'ana',
    title: 'Kiel',
    screen: 'companies',
    definition: '',
    rank: '',
    published: false,
  } as const;
  expect(audiencesOf(view, noFacts)).toEqual(['user:ana']);
  expect(audiencesOf({ ...view, published: true }, noFacts)).toEqual(['everyone']);
  const facts: AccessFacts = { ...noFacts, audiencesOfContact: (id) => (id === 'acme' ? ['managers', 'user:ana'] : []) };
  expect(audiencesOf(anActivityRow({ id: 'a1', contact: 'acme' }), facts)).toEqual(['managers', 'user:ana']);
});

test('[PERM-11] a notice is for its reader alone; the goal of a person reaches that person and whoever leads, one of a team or of all everybody', () => {
  const notice = { kind: 'notice', id: 'n1', owner: 'ana', is: 'promoted', about: '', contact: '', detail: '', effect: '', at: '' };
  expect(audiencesOf({ ...notice, kind: 'notice', readAt: '', doneAt: '', snoozedUntil: '' }, noFacts)).toEqual(['user:ana']);
  const goal = (whose: string) => audiencesOf({ kind: 'goal', id: 'g1', for: whose, measure: 'calls', period: 'day', amount: 15 }, noFacts);
  expect(goal('user:ana')).toEqual(['managers', 'over:ana', 'user:ana']);
  expect([goal('team:north'), goal('everyone')]).toEqual([['everyone'], ['everyone']]);
  expect(audiencesOf(anAppointmentRow({ id: 'm1', owner: 'ana' }), noFacts)).toEqual(['managers', 'over:ana', 'user:ana']);
});

test('[PERM-6] someone in no team is no member of a board whose list says "team:"', () =>
  expect(isMember(aPerson({ team: '' }), ['team:', 'team:north'])).toBe(false));

test('[PERM-8] nobody touches an account above the own role, nor suspends the own', () => {
  expect(can(people.ben, 'edit', { type: 'user', id: 'ada', role: 'admin' })).toBe(false);
  expect(can(people.ben, 'invite', { type: 'user', id: 'new', role: 'admin' })).toBe(false);
  expect(can(people.ada, 'suspend', { type: 'user', id: 'ada', role: 'admin' })).toBe(false);
  expect(can(people.ben, 'suspend', { type: 'user', id: 'ben', role: 'manager' })).toBe(false);
});

test('[PERM-9] what nobody owns belongs to its creator; a seller with work on a contact reads and edits it but does not hand it over', () => {
  const unowned: Subject = { type: 'contact', owner: '', creator: 'otto', sellers: ['ana'], shares: [] };
  expect([
    can(people.otto, 'assign', unowned),
    can(people.ana, 'edit', unowned),
    can(people.lena, 'read', unowned),
    can(people.ana, 'assign', unowned),
    can(people.sam, 'read', unowned),
  ]).toEqual([true, true, true, false, false]);
});

test("[PERM-12] what is shared with a contact reaches whoever the contact reaches; without one it is its maker's; the library is everybody's", () => {
  const facts: AccessFacts = { ...noFacts, audiencesOfContact: (id) => (id === 'acme' ? ['managers', 'user:otto'] : []) };
  for (const row of [
    aQuoteRow({ id: 'q', contact: 'acme', owner: 'ana' }),
    aFileRow({ id: 'f', contact: 'acme', by: 'ana' }),
    aLinkRow({ id: 'l', contact: 'acme', by: 'ana' }),
    aVisitRow({ id: 'v', contact: 'acme', by: 'ana' }),
  ])
    expect(audiencesOf(row, facts)).toEqual(['managers', 'user:otto']);
  const mine = ['managers', 'over:ana', 'user:ana'];
  expect(audiencesOf(aQuoteRow({ id: 'q', owner: 'ana' }), facts)).toEqual(mine);
  expect(audiencesOf(aLinkRow({ id: 'l', contact: 'gone', by: 'ana' }), facts)).toEqual(mine);
  expect(audiencesOf(aFileRow({ id: 'f', by: 'ana' }), facts)).toEqual(['everyone']);
  expect(audiencesOf({ kind: 'folder', id: 'd', parent: '', name: 'Loaders' }, facts)).toEqual(['everyone']);
  const quote: Subject = {
    type: 'quote',
    owner: 'ana',
    creator: '',
    contact: { type: 'contact', owner: 'otto', creator: '', sellers: [], shares: [] },
  };
  expect([can(people.ana, 'edit', quote), can(people.otto, 'edit', quote), can(people.sam, 'read', quote)]).toEqual([false, true, false]);
});
