import { expect, test } from 'vitest';
import { type Campaign, campaignCalled, campaignCode } from './campaigns.ts';

const campaign = (id: string, title: string, archived = false): Campaign => ({ id, title, archived, source: '', rank: '' });

test('[S4-21] the code of a campaign is its title as an address can carry it', () => {
  const codes = ['Spring Fair 2027', 'Vårmässan: Örebro!', '  --A & B--  ', '展示会', 'x'.repeat(90)].map(campaignCode);
  expect(codes).toEqual(['spring-fair-2027', 'varmassan-orebro', 'a-b', '', 'x'.repeat(40)]);
});

test('[S4-21] a campaign is found by its id or its code in any case, an id before a code, and never one that is over', () => {
  const campaigns = [campaign('01AB', 'Spring fair'), campaign('01CD', '01ab'), campaign('01EF', 'Old', true), campaign('01GH', '展示会')];
  const found = ['01ab', 'SPRING-fair ', '01CD', 'old', '01EF', '', ' ', 'no-such'].map((said) => campaignCalled(campaigns, said)?.id);
  expect(found).toEqual(['01AB', '01AB', '01CD', undefined, undefined, undefined, undefined, undefined]);
});
