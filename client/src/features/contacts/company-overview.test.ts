import { expect, test } from 'vitest';
import { mailLink, telephoneLink } from '../../ui/work/reach.ts';
import { overviewOf, webAddress } from './company-overview.ts';
import { neighboursOf } from './neighbours.ts';
import { aContact, anOpportunity, sourcesOf } from './testing.ts';

test('[S4-25] a company page gathers persons, opportunities by how they stand, the parent and the subsidiaries', () => {
  const { contacts, opportunities, settings } = sourcesOf(
    [
      aContact({ id: 'acme', parent: 'group' }),
      aContact({ id: 'group' }),
      aContact({ id: 'child', parent: 'acme' }),
      aContact({ id: 'p', is: 'person', company: 'acme' }),
      aContact({ id: 'q', is: 'person', company: 'child' }),
    ],
    [
      anOpportunity({ id: 'late', contact: 'acme', amount: 5, closeOn: '2026-12-01' }),
      anOpportunity({ id: 'soon', contact: 'acme', amount: 10, closeOn: '2026-11-30' }),
      anOpportunity({ id: 'never', contact: 'acme' }),
      anOpportunity({ id: 'w1', contact: 'acme', stage: 'won', amount: 7, closedOn: '2025-01-01' }),
      anOpportunity({ id: 'w2', contact: 'acme', stage: 'won', amount: 8, closedOn: '2026-01-01' }),
      anOpportunity({ id: 'x', contact: 'child', amount: 100 }),
    ],
  );
  const overview = overviewOf('acme', contacts, opportunities, settings);
  expect(overview.persons.map(({ id }) => id)).toEqual(['p']);
  expect(overview.parent?.id).toBe('group');
  expect(overview.subsidiaries.map(({ id }) => id)).toEqual(['child']);
  expect(overview.opportunities.open).toMatchObject({ sum: 15, rows: [{ id: 'soon' }, { id: 'late' }, { id: 'never' }] });
  expect(overview.opportunities.won).toMatchObject({ sum: 15, rows: [{ id: 'w2' }, { id: 'w1' }] });
  expect(overview.opportunities.lost).toEqual({ sum: 0, rows: [] });
});

test('[S4-14] only web, mail and telephone addresses become links', () => {
  expect(webAddress('acme.example/x')).toBe('https://acme.example/x');
  expect(webAddress('http://acme.example')).toBe('http://acme.example');
  expect([webAddress(''), webAddress('ftp://acme.example'), webAddress('javascript://%0aalert(1)')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(telephoneLink('+31 (0) 26-555')).toBe('tel:+31026555');
  expect(mailLink('a@x.example?bcc=z@y.example')).toBe('mailto:a@x.example%3Fbcc%3Dz@y.example');
});

test('[S4-25] next and previous follow the list one came from', () => {
  expect(neighboursOf(['a', 'b', 'c'], 'b')).toEqual({ position: 2, count: 3, previous: 'a', next: 'c' });
  expect(neighboursOf(['a', 'b'], 'a')).toEqual({ position: 1, count: 2, previous: undefined, next: 'b' });
  expect(neighboursOf(['a'], 'z')).toBeUndefined();
});
