/**
 * `npm run replay`: decides everything again from the start of the log and says whether the same effects come out.
 * `npm run replay -- --rule task-late --dry`: what one rule wanted. It only reads, also while a server runs.
 */
import { parseArgs } from 'node:util';
import { rules } from '@tandem/core';
import { readConfig } from '../config.ts';
import { replay } from '../derive/replay.ts';
import { openForReading } from '../storage/sqlite/open-for-reading.ts';

const shown = 50;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { rule: { type: 'string' }, dry: { type: 'boolean', default: false } } });
  const { rule: asked } = values;
  if (asked && !asked.startsWith('own-') && !rules.some(({ name }) => name === asked)) {
    console.error(`There is no rule "${asked}". Rules: ${rules.map(({ name }) => name).join(', ')}, own-<id>.`);
    return 1;
  }
  const opened = await openForReading(readConfig(process.env).dataFolder);
  try {
    const { events, before, decisions, keys, missing, extra } = await replay(opened.storage, {
      now: () => new Date(),
      ...(asked && { inForce: (all) => all.filter(({ rule }) => rule.name === asked), compares: (rule) => rule === asked }),
    });
    console.log(`${events} events, ${decisions} decisions, ${keys.size} effects decided again${asked ? ` of "${asked}"` : ''}.`);
    if (before > 0) console.log(`${before} events are from before the history of rows began; rules were not asked about them.`);
    if (values.dry) for (const key of [...keys].slice(-shown)) console.log(`  ${key}`);
    const same = missing.length + extra.length === 0;
    console.log(same ? 'The same effects, key by key, as in the ledger.' : 'They differ from the ledger.');
    for (const key of missing.slice(0, shown)) console.log(`  only in the ledger: ${key}`);
    for (const key of extra.slice(0, shown)) console.log(`  only decided now: ${key}`);
    return same || values.dry ? 0 : 1;
  } finally {
    await opened.close();
  }
}

// `| head` closes the pipe before everything is written, which is no error.
process.stdout.on('error', () => process.exit());
main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
