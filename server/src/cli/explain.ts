/**
 * `npm run explain -- contact/01H...`: a document, its log and what was derived from it, straight from the data folder;
 * of a task, an appointment or an opportunity what rules have decided about it.
 */
import type { DocumentName } from '@tandem/core';
import { readConfig } from '../config.ts';
import { forgottenLeads } from '../derive/forgotten-leads.ts';
import { inspect } from '../derive/inspect.ts';
import { openForReading } from '../storage/sqlite/open-for-reading.ts';

const [asked] = process.argv.slice(2);
// `| head` closes the pipe before everything is written, which is no error.
process.stdout.on('error', () => process.exit());
try {
  const opened = await openForReading(readConfig(process.env).dataFolder);
  try {
    if (!asked || asked === 'status') {
      const { storage } = opened;
      const effects = (await storage.effectsIn(['dead', 'needs-a-look'], 20)).map(({ key, state, note }) => ({ key, state, note }));
      const rules = { ...(await storage.ledgerStatus()), effects, [forgottenLeads]: await storage.checks(forgottenLeads, 7) };
      console.log(JSON.stringify({ ...(await storage.status()), rules }, null, 2));
      if (!asked)
        console.log(
          '\nName a document to see more: npm run explain -- contact/<id> | board/<id> | agenda/<user> | task/<id> | settings | list [prefix]',
        );
    } else if (asked === 'list') {
      for (const name of await opened.storage.documentNames(process.argv[3] ?? '', '', 1000)) console.log(name);
    } else {
      const found = await inspect(opened.storage, asked as DocumentName);
      const decisions = found?.decisions ?? (await opened.storage.firingsAbout(asked, 100));
      if (found) console.log(JSON.stringify(found, null, 2));
      else if (decisions.length > 0) console.log(JSON.stringify({ rows: await opened.storage.rowsByKey([asked]), decisions }, null, 2));
      else {
        console.error(
          `There is no document "${asked}" in this data folder, and no rule has decided anything about it. \`npm run explain -- list\` names them.`,
        );
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
