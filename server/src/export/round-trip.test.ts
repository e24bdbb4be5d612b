/** What is exported comes back as it went: into the same workspace as nothing new, into an empty one as the same records. */
import { readFileSync } from 'node:fs';
import type { ContactRow, OpportunityRow, Person, Settings } from '@tandem/core';
import type { ExportKind } from '@tandem/core/export';
import { expect, test, vi } from 'vitest';
import { givenImports } from '../import/testing/given-imports.ts';
import type { ExportFormat, FileForm } from './files.ts';
import { exporter } from './testing.ts';

vi.setConfig({ testTimeout: 60_000 });
const ben: Person = { id: 'ben', role: 'manager', team: '', leads: [] };
const fixture = (name: string) => readFileSync(new URL(`../import/fixtures/${name}`, import.meta.url));
type Given = Awaited<ReturnType<typeof givenImports>>;

async function textOf(given: Given, kind: ExportKind, format: ExportFormat, form: Partial<FileForm>): Promise<string> {
  await given.projector.settled();
  return (await exporter(given.storage)).text(ben, kind, format, form);
}
const importKind = { companies: 'companies', persons: 'contacts', opportunities: 'opportunities' } as const;

/** Facts without what belongs to a workspace: ids, ranks, the batch, and the order of entries. A table has room for one address. */
const contactFacts = (rows: readonly ContactRow[]) => {
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return rows
    .map(({ id, batch, company, parent, mails, phones, outsideId, industry, status, source, createdAt, ...facts }) => ({
      ...facts,
      company: names.get(company) ?? '',
      parent: names.get(parent) ?? '',
      mails: [...mails].sort(),
      phones: [...phones].sort(),
      addresses: facts.addresses.slice(0, 1),
    }))
    .sort((a, b) => (`${a.is}${a.name}${a.mails}` < `${b.is}${b.name}${b.mails}` ? -1 : 1));
};
const cardFacts = (rows: readonly OpportunityRow[], { stages, products, rejections }: Settings) => {
  const titles = new Map([...stages, ...products, ...rejections].map((entry) => [entry.id, entry.title]));
  const title = (id: string) => titles.get(id) ?? id;
  return rows
    .map(({ id, batch, board, document, rank, contact, outsideId, type, stage, product, lostReason, ...facts }) => ({
      ...facts,
      stage: title(stage),
      product: title(product),
      lostReason: title(lostReason),
    }))
    .sort((a, b) => (`${a.title}${a.company}${a.amount}` < `${b.title}${b.company}${b.amount}` ? -1 : 1));
};

const forms: readonly Partial<FileForm>[] = [
  { language: 'en' },
  { language: 'sv', separator: ';', decimal: ',' },
  { language: 'en', separator: '\t', dates: 'local' },
];
const sources = [
  'salesforce/Account.csv',
  'hubspot-crm-exports-all-contacts.csv',
  'outlook-kontakter-sv.csv',
  'google-contacts.csv',
  'pipedrive-deals.csv',
];

for (const [i, form] of forms.entries()) {
  test(`[EXP-6] tables in form ${i + 1} (${form.language}) brought back into their workspace change nothing`, async () => {
    const given = await givenImports();
    for (const name of sources) expect(await given.bringIn(fixture(name))).toMatchObject({ state: 'done' });
    for (const kind of ['companies', 'persons', 'opportunities'] as const) {
      const { file, options, look } = await given.prepared(await textOf(given, kind, 'csv', form), { kind: importKind[kind] });
      expect([kind, look.kind]).toEqual([kind, importKind[kind]]);
      const plan = await given.imports.dryRun(file.id, options, 'ben');
      expect(plan.outcomes.filter((one) => one.what !== 'same').map((one) => [kind, one])).toEqual([]);
      expect(plan.figures.rows).toBeGreaterThan(5);
    }
  });

  test(`[EXP-6] tables in form ${i + 1} (${form.language}) brought into an empty workspace make the same records`, async () => {
    const [from, to] = [await givenImports(), await givenImports()];
    for (const name of sources) await from.bringIn(fixture(name));
    for (const kind of ['companies', 'persons', 'opportunities'] as const) {
      expect(await to.bringIn(await textOf(from, kind, 'csv', form), { kind: importKind[kind] })).toMatchObject({ state: 'done' });
    }
    expect(contactFacts(await to.contacts())).toEqual(contactFacts(await from.contacts()));
    expect(cardFacts(await to.opportunities(), await to.settings())).toEqual(cardFacts(await from.opportunities(), await from.settings()));
  });
}

for (const version of ['4.0', '3.0'] as const) {
  test(`[EXP-7] address cards of version ${version} come back as the same companies and persons`, async () => {
    const [from, to] = [await givenImports(), await givenImports()];
    for (const name of ['apple-contacts-3.0.vcf', 'outlook-kontakter-sv.csv']) await from.bringIn(fixture(name));
    for (const kind of ['companies', 'persons'] as const)
      await to.bringIn(await textOf(from, kind, 'vcard', { version }), { kind: 'contacts' });
    const facts = (rows: readonly ContactRow[]) =>
      contactFacts(rows).map(({ name, is, company, mails, phones, town, jobTitle }) => ({
        name,
        is,
        company,
        mails,
        phones,
        town,
        jobTitle,
      }));
    expect(facts(await to.contacts())).toEqual(facts(await from.contacts()));
  });
}
