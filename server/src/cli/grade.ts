/**
 * `npm run grade -- visits.jsonl`: grades recorded visits to share links and says why, a line a visit.
 * `npm run grade -- visits.jsonl --set countFrom=3 --set visibleMsEngaged=20000`: the same with other thresholds.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readThresholds, thresholdNames, thresholdRange } from '@tandem/core';
import { gradeLines } from './grade-lines.ts';

function main(): number {
  const { values, positionals } = parseArgs({ options: { set: { type: 'string', multiple: true, default: [] } }, allowPositionals: true });
  const [file] = positionals;
  if (!file) {
    console.error('Say which file to grade: npm run grade -- <file.jsonl>, one visit a line.');
    return 1;
  }
  const wanted = Object.fromEntries(values.set.map((one) => [one.split('=')[0] ?? '', Number(one.split('=')[1])]));
  const unknown = Object.keys(wanted).find((name) => !thresholdNames.some((known) => known === name));
  const { thresholds, invalid } = readThresholds(wanted);
  if (unknown !== undefined) {
    console.error(`There is no threshold "${unknown}". Thresholds: ${thresholdNames.join(', ')}.`);
    return 1;
  }
  for (const name of invalid)
    console.error(`${name} is a whole number from ${thresholdRange(name).least} to ${thresholdRange(name).most}.`);
  if (invalid.length > 0) return 1;
  const { lines, visits, counted, faulty, expected, agreeing } = gradeLines(readFileSync(file, 'utf8'), thresholds);
  for (const line of lines) console.log(line);
  console.log(`\n${visits} visits, ${counted} count as a person's interest; ${faulty} lines with something that could not be read.`);
  if (expected > 0) console.log(`${agreeing} of ${expected} are graded as their record expects.`);
  return faulty === 0 && agreeing === expected ? 0 : 1;
}

// `| head` closes the pipe before everything is written, which is no error.
process.stdout.on('error', () => process.exit());
try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
