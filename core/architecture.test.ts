import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * Who may import whom inside core; `types` are imports of types alone. Testing may use all of it; nothing uses testing.
 * documents and permissions stand on nothing, rows on documents, events on rows: a rule's way from an edit to a fact.
 */
const table: Readonly<Record<string, { readonly code: readonly string[]; readonly types: readonly string[] }>> = {
  // The settings hold the numbers that grading goes by.
  documents: { code: ['documents', 'evidence', 'yjs', 'fractional-indexing'], types: [] },
  permissions: { code: ['permissions'], types: ['projections'] },
  // What a quote comes to.
  quotes: { code: ['quotes', 'documents'], types: ['projections'] },
  // What the text of a plan comes to: figures, comparisons, exports. Not in index.ts, which every page loads.
  plans: { code: ['plans', 'documents', 'projections', 'quotes', 'yjs'], types: [] },
  // What managers read in the morning. Not in index.ts, which every page loads.
  digest: { code: ['digest', 'documents', 'projections'], types: ['permissions', 'quotes'] },
  // Grading is a function of what a visit left behind.
  evidence: { code: ['evidence'], types: [] },
  // What one person may be told of the sums of others.
  projections: { code: ['projections', 'documents', 'permissions', 'quotes'], types: ['yjs'] },
  events: { code: ['events'], types: ['documents', 'projections'] },
  // Deciding is pure: what a rule knows and wants is plain data.
  rules: { code: ['rules', 'documents', 'evidence', 'quotes'], types: ['events', 'projections'] },
  duplicates: { code: ['duplicates', 'documents', 'projections'], types: ['yjs'] },
  // For whoever makes files of records: not in index.ts, which every page loads.
  export: { code: ['export'], types: ['documents', 'projections'] },
  testing: { code: ['testing', 'documents', 'permissions', 'projections', 'events', 'rules', 'yjs'], types: [] },
  'index.ts': { code: ['documents', 'permissions', 'projections', 'events', 'duplicates', 'rules', 'quotes', 'evidence'], types: [] },
};
/** Scripts and what only tests import: they may also use Node and fast-check. */
const aside = ['testing/fuzz.ts', 'testing/arbitraries.ts'];

const root = new URL('src/', import.meta.url);
const files = globSync('**/*.ts', { cwd: root.pathname })
  .filter((file) => !file.endsWith('.test.ts') && !aside.includes(file))
  .sort();
const sourceOf = (file: string) => readFileSync(new URL(file, root), 'utf8');
const partOf = (file: string) => file.split('/')[0] as string;
const importPattern = /^(?:import|export)\s+(type\b)?[^;]*?from '([^']+)'|\b(import)\('([^']+)'\)/gm;

test('[CORE-2] core imports yjs and fractional-indexing and nothing else, and its parts import as the table says', () => {
  const wrong = files.flatMap((file) =>
    [...sourceOf(file).matchAll(importPattern)].flatMap(([, type, from, inline, inlineFrom]) => {
      const target = from ?? inlineFrom ?? '';
      const part = target.startsWith('.') ? partOf(new URL(target, new URL(file, root)).pathname.slice(root.pathname.length)) : target;
      const { code = [], types = [] } = table[partOf(file)] ?? {};
      return [...code, ...(type || inline ? types : [])].includes(part) ? [] : [`${file} -> ${target}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('[CORE-3] core has no clock, no randomness, no input or output, no browser and no Node', () => {
  const forbidden =
    /\b(Date\.now|new Date\(\)|Math\.random|crypto\b|performance\.|setTimeout|setInterval|process\.|window\.|document\.(?:create|query)|globalThis|console\.|fetch\(|require\()/;
  const code = (file: string) =>
    sourceOf(file)
      .split('\n')
      .filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line))
      .join('\n');
  expect(files.filter((file) => forbidden.test(code(file)))).toEqual([]);
});

test('[CORE-4] every part and every folder of core is in the table', () =>
  expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(table).sort()));

test('[CORE-5] no file outgrows 300 lines', () =>
  expect(globSync('**/*.ts', { cwd: root.pathname }).filter((file) => sourceOf(file).split('\n').length > 300)).toEqual([]));
