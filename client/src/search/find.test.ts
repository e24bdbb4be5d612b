import { aContactRow, anActivityRow, anOpportunityRow, aTaskRow } from '@tandem/core/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { digitsOf } from './phone.ts';
import { aUserRow, finish, rowsOf, searchOver } from './testing.ts';

const berg = aContactRow({
  id: 'berg',
  name: 'Berg & Söner Måleri AB',
  vatNumber: 'SE556012-3456 01',
  website: 'https://www.bergmaleri.example/om',
  phones: ['+46701234512'],
  mails: ['info@bergmaleri.example'],
  addresses: ['Storgatan 12, 211 34 Malmö'],
  town: 'Malmö',
});
const anna = aContactRow({ id: 'anna', is: 'person', name: 'Anna Strauß', company: 'berg', mails: ['anna@bergmaleri.example'] });
const oresund = aContactRow({ id: 'oresund', name: 'Øresund Frukt', phones: ['040-12 34 56'], town: 'Tromsø' });
const device = [berg, anna, oresund];

test('[S4-15] four digits of a phone, half a street, a mail domain, a postcode, a VAT number and a web domain find the record', () => {
  const { ids } = searchOver(device);
  for (const text of [
    '4512',
    'storg',
    'gatan 12',
    '21134',
    '211 34',
    '5560123456',
    '556012-3456',
    'se 5560',
    'bergmaleri.example',
    'https://www.bergmaleri.example',
  ])
    expect(ids(text, 'companies'), text).toEqual(['berg']);
  expect(ids('@berg', 'companies')).toEqual(['berg']);
  expect(ids('@berg', 'persons')).toEqual(['anna']);
});

test('[S4-15] words are found in any order and by their beginnings, marks and foreign letters folded both ways', () => {
  const { ids } = searchOver(device);
  for (const text of ['måleri berg', 'MALERI berg', 'malmo soner', 'be ma', 'bérg', 'Malmö'])
    expect(ids(text, 'companies'), text).toEqual(['berg']);
  for (const text of ['strauss', 'strauß', 'STRAUSS']) expect(ids(text, 'persons'), text).toEqual(['anna']);
  for (const text of ['oresund', 'øresund', 'tromso']) expect(ids(text, 'companies'), text).toEqual(['oresund']);
});

test('[S4-15] a person is found by the company, an opportunity, task or activity by its contact', () => {
  const about = { contact: 'berg' };
  const rows = [
    ...device,
    anOpportunityRow({ id: 'o', title: 'Offer', ...about }),
    aTaskRow({ id: 't', subject: 'Call back', ...about }),
    anActivityRow({ id: 'a', note: 'Wants a price', ...about }),
  ];
  const { found } = searchOver(rows);
  expect(found('söner').counts).toMatchObject({ companies: 1, persons: 1, opportunities: 1, tasks: 1, activities: 1 });
  expect(found('#söner').counts).toMatchObject({ persons: 1, opportunities: 1, users: 0 });
  expect(found('@söner').counts).toMatchObject({ companies: 0, persons: 1, opportunities: 0 });
  expect(found('>söner').counts).toMatchObject({ companies: 0, persons: 0, opportunities: 0 });
});

const forms = (national: string): readonly string[] => {
  const [a, b, c, d] = [national.slice(0, 2), national.slice(2, 5), national.slice(5, 7), national.slice(7)];
  return [
    `+46${national}`,
    `+46 ${a}-${b} ${c} ${d}`,
    `+46 (0)${a} ${b} ${c}${d}`,
    `0046${national}`,
    `0${national}`,
    `0${a}-${b} ${c} ${d}`,
    `(0${a}) ${b}.${c}.${d}`,
  ];
};

test('[S4-16] a full number in any form hits the contact that has it in any other form', () => {
  const written = [...forms('701234567'), '+46701234567 ext. 12'];
  const others = Array.from({ length: 50 }, (_, i) =>
    aContactRow({ id: `other${i}`, name: `Other ${i}`, phones: [`+4670${7654300 + i}`] }),
  );
  for (const stored of written) {
    const { ids } = searchOver([...others, aContactRow({ id: 'caller', name: 'Caller', phones: [stored] })]);
    for (const wanted of written) expect(ids(wanted), `${wanted} for ${stored}`).toEqual(wanted.includes('ext') ? ids(wanted) : ['caller']);
    expect(ids('46701234567'), stored).toEqual(['caller']);
    expect(ids('701234567'), stored).toEqual(['caller']);
  }
});

test('[S4-16] numbers that only end alike are not the same number', () => {
  const { ids } = searchOver([aContactRow({ id: 'a', name: 'A', phones: ['+46701234567'] })]);
  expect(ids('+49701234567')).toEqual([]);
  expect(ids('031-234567')).toEqual([]);
});

const pieces = (text: string) =>
  fc
    .integer({ min: 0, max: Math.max(0, text.length - 3) })
    .chain((from) => fc.integer({ min: from + 3, max: text.length }).map((to) => text.slice(from, to)));

test('[CLI-81] every piece of three characters or more of any phone, street or mail finds its contact', () => {
  const letters = [...'abcåäöéñøßÆŁzK 0189-.'];
  const text = fc.array(fc.constantFrom(...letters), { minLength: 3, maxLength: 14 }).map((some) => some.join(''));
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 11 }).map((some) => some.join(''));
  const facts = fc.record({
    street: text,
    mail: fc.tuple(text, text).map(([name, domain]) => `${name.replaceAll(' ', '')}x@${domain.replaceAll(' ', '')}y.example`),
    phone: fc.tuple(fc.constantFrom('+46', '+1', '+358', '0', ''), digits).map(([code, number]) => code + number),
  });
  const piece = facts.chain((known) =>
    fc.record({
      known: fc.constant(known),
      wanted: fc.oneof(pieces(known.street), pieces(known.mail), pieces(digitsOf(known.phone))),
    }),
  );
  fc.assert(
    fc.property(piece, fc.array(facts, { maxLength: 20 }), ({ known, wanted }, others) => {
      fc.pre(!/^[@#>\s]/.test(wanted) && (fold(wanted).match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3);
      const row = (id: string, { street, mail, phone }: typeof known) =>
        aContactRow({ id, name: 'Someone', addresses: [street], mails: [mail], phones: [phone] });
      const { ids } = searchOver([...others.map((other, i) => row(`other${i}`, other)), row('it', known)]);
      expect(ids(wanted, 'companies', { most: 100 })).toContain('it');
    }),
    { numRuns: 500 },
  );
});

test('[CLI-82] exact comes first, then the start of the name, of a word, inside, misspelled; own ones first among equals', () => {
  const named = (id: string, name: string, more: Parameters<typeof aContactRow>[0] = { id }) => aContactRow({ ...more, id, name });
  const rows = [
    named('inside', 'Lindberg'),
    named('street', 'Zeta', { id: '', addresses: ['Berg 1'] }),
    named('word', 'Anna Berg'),
    named('start', 'Bergman'),
    named('own', 'Bergström', { id: '', owner: 'ana' }),
    named('exact', 'Berg'),
  ];
  expect(searchOver(rows).ids('berg', 'companies')).toEqual(['exact', 'own', 'start', 'word', 'street', 'inside']);
});

test('[CLI-82] among equals what was opened last comes before the others, and names follow the alphabet', () => {
  const rows = ['c', 'a', 'b'].map((id) => aContactRow({ id, name: `Berg ${id}` }));
  expect(searchOver(rows).ids('berg')).toEqual(['a', 'b', 'c']);
  expect(searchOver(rows).ids('berg', 'companies', { opened: ['c'] })).toEqual(['c', 'a', 'b']);
});

test('[CLI-82] only the best are answered, all are counted', () => {
  const rows = Array.from({ length: 300 }, (_, i) => aContactRow({ id: `c${i}`, name: `Lindberg ${i}` }));
  const { found, ids } = searchOver([...rows, aContactRow({ id: 'best', name: 'Berg' })]);
  expect(found('berg', { most: 5 }).counts.companies).toBe(301);
  expect(ids('berg', 'companies', { most: 5 })).toHaveLength(5);
  expect(ids('berg', 'companies', { most: 5 })[0]).toBe('best');
});

test('[CLI-83] a misspelled name is found when little else is: a letter wrong, missing, too many, or two exchanged', () => {
  const { ids } = searchOver([
    aContactRow({ id: 'l', name: 'Karin Lindström', is: 'person' }),
    aContactRow({ id: 'k', name: 'Köln Data' }),
  ]);
  for (const text of ['lindstorm', 'lindstrom', 'lindsröm', 'linndström', 'lindstrem kain', 'karinn', 'lindstör'])
    expect(ids(text), text).toEqual(['l']);
  for (const text of ['lind5', 'xyzström', 'kan']) expect(ids(text), text).toEqual([]);
});

test('[CLI-83] what is spelled right hides what is only alike', () => {
  const rows = Array.from({ length: 6 }, (_, i) => aContactRow({ id: `h${i}`, name: `Hansen ${i}` }));
  const { ids } = searchOver([...rows, aContactRow({ id: 'jansen', name: 'Jansen' })]);
  expect(ids('hansen')).not.toContain('jansen');
  expect(ids('hansen 1')).toEqual(['h1']);
});

test('[CLI-84] a merged contact is shown as its winner, once, also when only the merged one matches', () => {
  const winner = aContactRow({ id: 'w', name: 'Berg Bygg' });
  const loser = aContactRow({ id: 'l', name: 'Bergs Byggnads', phones: ['0701234567'], mergedInto: 'w' });
  const { ids, found } = searchOver([winner, loser]);
  expect(ids('berg')).toEqual(['w']);
  expect(ids('0701234567')).toEqual(['w']);
  expect(found('byggnads').counts.companies).toBe(1);
  expect(searchOver([loser]).ids('byggnads')).toEqual(['l']);
});

test('[CLI-80] the index follows the rows: what changed, came, went, or belongs to something that got another name', () => {
  const first = searchOver([berg, anna, aUserRow('u', 'Berit Dahl')]);
  const renamed = { ...berg, name: 'Dalkulla' };
  const second = searchOver([renamed, anna, oresund], first.index);
  expect(second.ids('söner')).toEqual([]);
  expect(second.ids('dalkulla', 'persons')).toEqual(['anna']);
  expect(second.ids('berit')).toEqual([]);
  expect(second.ids('øresund')).toEqual(['oresund']);
  expect(second.ids('dahlkulla', 'companies')).toEqual(['berg']);
  expect(first.index.isCurrent(rowsOf([]))).toBe(false);
});

test('[CLI-80] unchanged rows keep what was made of them; an update that was given up is finished by the next', () => {
  const many = Array.from({ length: 200 }, (_, i) => aContactRow({ id: `c${i}`, name: `Name ${i}` }));
  const { index } = searchOver(many);
  const before = index.entry('contact', 'c7');
  const halfway = index.update(rowsOf([...many.slice(0, 100), aContactRow({ id: 'new', name: 'Newcomer' })]));
  halfway.next();
  halfway.return();
  const { ids } = searchOver([...many.slice(0, 100), aContactRow({ id: 'new', name: 'Newcomer' })], index);
  expect(index.entry('contact', 'c7')).toBe(before);
  expect(ids('newcomer')).toEqual(['new']);
  expect(ids('name 150')).toEqual([]);
});

test('[CLI-80] two updates that run into one another lose and keep nothing wrongly', () => {
  const many = Array.from({ length: 300 }, (_, i) => aContactRow({ id: `c${i}`, name: `Name ${i}` }));
  const { index } = searchOver(many);
  const rows = rowsOf(many.map((row) => ({ ...row, name: `${row.name} again` })));
  const idle = index.update(rows);
  idle.next();
  const urgent = index.update(rows);
  urgent.next();
  urgent.next();
  finish(idle);
  finish(urgent);
  expect(index.candidates('contact', [[['again']]])).toHaveLength(300);
});

test('[CLI-81] one letter or two begin a word of the name, digits any word, and what was typed as it stands is found anyway', () => {
  const { ids } = searchOver(device);
  expect(ids('b', 'companies')).toEqual(['berg']);
  expect(ids('st', 'companies')).toEqual([]);
  expect(ids('12', 'companies')).toEqual(['berg']);
  expect(ids('storgatan 12', 'companies')).toEqual(['berg']);
  expect(ids('n 12', 'companies')).toEqual(['berg']);
});
