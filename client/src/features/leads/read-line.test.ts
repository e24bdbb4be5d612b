import { expect, test } from 'vitest';
import { leadOf, problemOf, readLine } from './read-line.ts';

const sources = [
  { id: 's1', title: 'Trade fair' },
  { id: 's2', title: 'Web site' },
  { id: 's3', title: 'Telephone' },
];
const read = (line: string) => leadOf(readLine(line, sources), sources);

test('[CLI-181] [S0-46] company, person, phone and source are told apart in one line', () => {
  expect(readLine('Twentse Kranen, Ilse Vos, 06 555 018 42, fair', sources).map(({ part }) => part)).toEqual([
    'company',
    'person',
    'phone',
    'source',
  ]);
  expect(read('Twentse Kranen, Ilse Vos, 06 555 018 42, fair')).toEqual({
    company: 'Twentse Kranen',
    person: 'Ilse Vos',
    phone: '06 555 018 42',
    mail: '',
    source: 's1',
    interest: '',
  });
});

test('[CLI-181] parts come in any order, and what is left after two names is the interest', () => {
  expect(read('Lind Tools, eva@lind.example, web, Eva Lind, two loaders; lease')).toMatchObject({
    company: 'Lind Tools',
    person: 'Eva Lind',
    mail: 'eva@lind.example',
    source: 's2',
    interest: 'two loaders, lease',
  });
});

test('[CLI-181] a name that begins the line is never a source, and a short word is none', () => {
  expect(read('Telephone')).toMatchObject({ company: 'Telephone', source: '' });
  expect(read('Berg, we')).toMatchObject({ person: 'we', source: '' });
});

test('[CLI-181] what somebody says a piece is wins, and the others are read again around it', () => {
  const corrected = new Map([['Eva Lind', 'person' as const]]);
  expect(leadOf(readLine('Eva Lind, Lind Tools', sources, corrected), sources)).toMatchObject({
    person: 'Eva Lind',
    company: 'Lind Tools',
  });
});

test('[CLI-181] a lead needs somebody, and an address that is one', () => {
  expect(problemOf(read('Berg, 06 555 018 42'))).toBe(undefined);
  expect(problemOf(read('06 555 018 42'))).toBe('name');
  expect(problemOf({ company: 'Berg', person: '', phone: '', mail: 'eva@', source: '', interest: '' })).toBe('mail');
});
