/**
 * `npm run export -- --as mail [--format json|csv|vcard] [--to folder] [--kinds companies,persons]`: everything that person may see,
 * as files in a folder; out of the data folder, or, while a server has it, by way of that server.
 */
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportKinds } from '@tandem/core/export';
import { createAccounts } from '../accounts/accounts.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { createOutbox } from '../email/outbox.ts';
import { createExports, type Wanted } from '../export/exports.ts';
import { type ExportFormat, endings, exportFormats, kindsOf } from '../export/files.ts';
import { createBoards } from '../feed/boards.ts';
import { createLog } from '../log.ts';
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { signInToServer } from './ask-server.ts';

const usage = `Usage: npm run export -- --as <mail> [--format ${exportFormats.join('|')}] [--to <folder>] [--kinds ${exportKinds.join(',')}]
                     [--language en|sv] [--separator comma|semicolon|tab] [--decimal point|comma] [--dates iso|local] [--version 4.0|3.0]
  Everything that person may see, one file a kind. The folder is made; one that has files in it is refused.`;
const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      as: { type: 'string' },
      format: { type: 'string', default: 'json' },
      to: { type: 'string', default: 'export' },
      kinds: { type: 'string', default: exportKinds.join(',') },
      language: { type: 'string', default: 'en' },
      separator: { type: 'string', default: 'comma' },
      decimal: { type: 'string', default: 'point' },
      dates: { type: 'string', default: 'iso' },
      version: { type: 'string', default: '4.0' },
      help: { type: 'boolean' },
    },
  });
  const { as, to } = values;
  const format = exportFormats.find((one) => one === values.format);
  const kinds = exportKinds.filter((kind) => values.kinds.split(',').includes(kind));
  if (values.help || !as || !format || kinds.length === 0 || !(values.separator in separators)) {
    (values.help ? process.stdout : process.stderr).write(`${usage}\n`);
    return values.help ? 0 : 2;
  }
  if (existsSync(to) && readdirSync(to).length > 0) {
    process.stderr.write(`${to} has files in it. Name another folder with --to.\n`);
    return 2;
  }
  await mkdir(to, { recursive: true });
  const form = {
    language: values.language === 'sv' ? 'sv' : 'en',
    separator: separators[values.separator as keyof typeof separators],
    decimal: values.decimal === 'comma' ? ',' : '.',
    dates: values.dates === 'local' ? 'local' : 'iso',
    version: values.version === '3.0' ? '3.0' : '4.0',
  } as const;
  const wanted: Wanted = { kinds: kindsOf(format).filter((kind) => kinds.includes(kind)), format, form };
  const query = new URLSearchParams({
    language: form.language,
    separator: values.separator,
    decimal: values.decimal,
    dates: form.dates,
    version: form.version,
  });
  const config = readConfig(process.env);
  const files = await outOfFolder(config, as, wanted, to).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'LOCKED') throw error;
    process.stdout.write('A server has the data folder: the files come by way of it.\n');
    return outOfServer(config, as, { ...wanted, query }, to);
  });
  process.stdout.write(`${files.join(', ')} in ${to}.\n`);
  return 0;
}

async function outOfFolder(config: Config, as: string, wanted: Wanted, to: string): Promise<readonly string[]> {
  const opened = await openSqliteStorage(config.dataFolder);
  try {
    const [now, log] = [() => new Date(), createLog('silent')];
    const store = opened.store('accounts');
    const accounts = createAccounts({
      store,
      mailer: createOutbox({ store, transport: undefined, now, log }),
      now,
      baseUrl: () => '',
      log,
    });
    const person = (await accounts.people.list()).find((user) => user.email === as.toLowerCase());
    if (!person) throw new Error(`Nobody has the address ${as}. \`npm run user -- list\` names everybody.`);
    const boards = createBoards(opened.storage);
    await boards.refresh();
    const exports = createExports({ storage: opened.storage, boards, audit: store.audit, now });
    const entries = await exports.entries(person, { person: async () => person }, wanted);
    for (const { name, content } of entries) await pipeline(Readable.from(content), createWriteStream(join(to, name)));
    return entries.map((entry) => entry.name);
  } finally {
    await opened.close();
  }
}

async function outOfServer(
  config: Config,
  as: string,
  wanted: Wanted & { readonly query: URLSearchParams },
  to: string,
): Promise<readonly string[]> {
  const server = await signInToServer(config, as);
  try {
    const names = wanted.kinds.map((kind) => fileName(kind, wanted.format));
    for (const name of names) {
      const { body } = await server.get(`/api/exports/${name}?${wanted.query}`);
      if (body) await pipeline(Readable.fromWeb(body as never), createWriteStream(join(to, name)));
    }
    return names;
  } finally {
    await server.close();
  }
}

const fileName = (kind: string, format: ExportFormat): string => `${kind}.${endings[format]}`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const code = (error as { code?: string }).code ?? '';
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}${code.startsWith('ERR_PARSE_ARGS') ? `\n${usage}` : ''}\n`);
  process.exitCode = error instanceof ConfigError || code.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}
