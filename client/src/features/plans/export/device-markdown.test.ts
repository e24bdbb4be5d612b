import { plan, type RowContent, type RowKind } from '@tandem/core';
import { fromMarkdown } from '@tandem/core/plans/from-markdown';
import { writeBlocks } from '@tandem/core/plans/templates';
import { aContactRow } from '@tandem/core/testing';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createFormat } from '../../../i18n/use-format.ts';
import { deviceMarkdown } from './device-markdown.ts';

const rows = new Map<RowKind, ReadonlyMap<string, unknown>>([
  ['user', new Map([['ana', { name: 'Ana Söderström' }]])],
  ['contact', new Map([['berg', aContactRow({ id: 'berg', name: 'Berg AB' })]])],
]);

function made(language: 'en' | 'sv'): string {
  const doc = new Y.Doc();
  plan.change(doc, { is: 'account', title: 'Berg 2026', contact: 'berg', owner: 'ana', createdAt: '2026-01-01T00:00:00.000Z' }, 'me');
  const text = doc.getXmlFragment('text');
  writeBlocks(text, [
    ...fromMarkdown('## Läge\n\nDe *väntar*.'),
    { node: 'record', attributes: { kind: 'opportunity', ref: 'foreign' } },
    { node: 'actionItem', attributes: { assignee: 'ana', due: '2026-03-16' }, holds: 'Ring' },
  ]);
  const format = createFormat(language === 'sv' ? 'sv-SE' : 'en-GB', 'EUR');
  return deviceMarkdown({
    ...{ frame: plan.readFrame(doc), text, language, me: 'ana', format, moneyIn: () => format.money, timeZone: 'UTC' },
    rows: <K extends RowKind>(kind: K) => (rows.get(kind) ?? new Map()) as ReadonlyMap<string, Extract<RowContent, { kind: K }>>,
    facts: { opportunities: [], quotes: [], activities: [], stages: [], products: [], currency: 'EUR', dayOf: (at) => at.slice(0, 10) },
    now: new Date('2026-03-12T09:04:00.000Z'),
  });
}

test('[S2-30] [PLAN-64] without a network a plan is Markdown of what this device has, in the language of its reader', () => {
  const text = made('sv');
  for (const words of [
    '# Berg 2026',
    'Kundplan\\',
    '**Kund:** Berg AB',
    '**Ägare:** Ana Söderström',
    '12 mars 2026',
    'så som Ana Söderström får se dem',
    '## Läge',
    'De *väntar*.',
    'Affär: Ingen åtkomst',
    '- [ ] Ring (Ana Söderström, senast 16 mars 2026)',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('foreign');
  expect(made('en')).toContain('as Ana Söderström may see them');
});
