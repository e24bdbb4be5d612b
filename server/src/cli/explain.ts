/** `npm run explain -- contact/01H...`: a document, its log and what was derived from it, straight from the data folder. */
import type { DocumentName } from '@tandem/core';
import { readConfig } from '../config.ts';
import { inspect } from '../derive/inspect.ts';
import { openForReading } from '../storage/sqlite/open-for-reading.ts';

const [asked] = process.argv.slice(2);
// `| head` closes the pipe before everything is written, which is no error.
process.stdout.on('error', () => process.exit());
try {
  const opened = await openForReading(readConfig(process.env).dataFolder);
  try {
    if (!asked || asked === 'status') {
      console.log(JSON.stringify(await opened.storage.status(), null, 2));
      if (!asked)
        console.log(
          '\nName a document to see more: npm run explain -- contact/<id> | board/<id> | agenda/<user> | settings | list [prefix]',
        );
    } else if (asked === 'list') {
      for (const name of await opened.storage.documentNames(process.argv[3] ?? '', '', 1000)) console.log(name);
    } else {
      const found = await inspect(opened.storage, asked as DocumentName);
      if (found) console.log(JSON.stringify(found, null, 2));
      else {
        console.error(`There is no document "${asked}" in this data folder. \`npm run explain -- list\` names them.`);
        process.exitCode = 1;
      }
    }
  } finally {
    await opened.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
