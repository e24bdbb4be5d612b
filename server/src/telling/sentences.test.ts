import { expect, test } from 'vitest';
import { sentence } from './sentences.ts';

const told = (language: 'en' | 'sv', kind: string, detail: Record<string, string | number>, contact = 'Berg AB') =>
  sentence(language, { kind, detail, contact, other: '', colleague: '', recipient: '', title: '' });

test('[S0-44] [TELL-40] what became of a quote is said by its number, and without what is not known or not to be said', () => {
  const detail = { number: 'Q-2026-0007', validUntil: '2026-04-11' };
  expect(['quote-accepted', 'quote-refused', 'quote-expiring'].map((kind) => told('en', kind, detail))).toEqual([
    'Berg AB accepted Q-2026-0007',
    'Berg AB declined Q-2026-0007',
    'Q-2026-0007 to Berg AB runs out on 11 April',
  ]);
  expect(['quote-accepted', 'quote-refused', 'quote-expiring'].map((kind) => told('sv', kind, detail))).toEqual([
    'Berg AB accepterade Q-2026-0007',
    'Berg AB tackade nej till Q-2026-0007',
    'Q-2026-0007 till Berg AB går ut 11 april',
  ]);
  expect([told('en', 'quote-accepted', {}, ''), told('sv', 'quote-accepted', {}, '')]).toEqual([
    'A contact accepted a quote',
    'En kontakt accepterade en offert',
  ]);
});

test('[S2-30] [TELL-41] what happened in a plan is said with its title, or without one to whoever may not know it', () => {
  const said = (language: 'en' | 'sv', kind: string, title: string) =>
    sentence(language, { kind, detail: {}, contact: '', other: '', colleague: 'Ana Alm', recipient: '', title });
  expect(said('en', 'plan-mentioned', 'Berg 2026')).toBe('Ana Alm mentioned you in Berg 2026');
  expect(said('en', 'plan-approval-asked', '')).toBe('Ana Alm asks you to approve a plan');
  expect(said('sv', 'plan-item', 'Berg 2026')).toBe('Ana Alm gav dig en åtgärd i Berg 2026');
  expect(said('en', 'plan-suggestion-accepted', 'Berg 2026')).toBe('Ana Alm accepted your suggestion in Berg 2026');
  expect(said('sv', 'plan-suggestion-rejected', 'Berg 2026')).toBe('Ana Alm avvisade ditt förslag i Berg 2026');
  const several = {
    kind: 'plan-suggestion-accepted',
    detail: { count: 3 },
    contact: '',
    other: '',
    colleague: 'Ana Alm',
    recipient: '',
    title: '',
  };
  expect([sentence('en', several), sentence('sv', several)]).toEqual([
    'Ana Alm accepted 3 of your suggestions in a plan',
    'Ana Alm godtog 3 av dina förslag i en plan',
  ]);
});
