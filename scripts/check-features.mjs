/** [RUN-10] FEATURES.md and the tests say the same: every row is there once, and a row that is done has a test with its id in the title. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { packages, root } from './project.mjs';
import { main, say } from './say.mjs';

const rowsOfPart = { S0: 56, S1: 24, S2: 32, S3: 23, S4: 28 };
const ids = Object.entries(rowsOfPart).flatMap(([part, count]) =>
  Array.from({ length: count }, (_, index) => `${part}-${String(index + 1).padStart(2, '0')}`),
);
const states = ['done', 'partly', 'not yet'];

/** The ids in the titles of all tests, each with the files it is in. */
function shownBy() {
  const files = packages.flatMap((name) =>
    readdirSync(join(root, name), { recursive: true })
      .map((file) => join(name, file))
      .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules')),
  );
  const shown = new Map();
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [title] of text.matchAll(/['"`]\[[^'"`]*/g))
      for (const [id] of title.matchAll(/\bS\d-\d\d\b/g)) shown.set(id, [...(shown.get(id) ?? []), file]);
  }
  return shown;
}

/** Everything on which they differ, one sentence each. */
export function checkFeatures() {
  const rows = [...readFileSync(join(root, 'FEATURES.md'), 'utf8').matchAll(/^\| (S\d-\d\d) \|[^|]*\| ([^|]*?) \|([^|]*)\|$/gm)].map(
    ([, id, state, shown]) => ({ id, state, shown }),
  );
  const tests = shownBy();
  const named = rows.map((row) => row.id);
  return [
    ...ids.filter((id) => !named.includes(id)).map((id) => `FEATURES.md does not list ${id}`),
    ...named.filter((id, index) => named.indexOf(id) !== index).map((id) => `FEATURES.md lists ${id} twice`),
    ...named.filter((id) => !ids.includes(id)).map((id) => `FEATURES.md lists ${id}, which is no feature`),
    ...rows
      .filter((row) => !states.includes(row.state))
      .map((row) => `${row.id} is "${row.state}" in FEATURES.md: one of ${states.join(', ')}`),
    ...rows
      .filter((row) => row.state === 'done' && !tests.has(row.id))
      .map((row) => `${row.id} is done in FEATURES.md and no test has its id in the title`),
    ...rows.flatMap(({ id, shown }) =>
      [...shown.matchAll(/[\w./-]+\.test\.tsx?/g)]
        .filter(([file]) => !tests.get(id)?.includes(file))
        .map(([file]) => `FEATURES.md says ${file} shows ${id}, and no title there has it`),
    ),
    ...[...tests].filter(([id]) => !ids.includes(id)).map(([id, files]) => `${files[0]} names ${id}, which is no feature`),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main(() => {
    const problems = checkFeatures();
    for (const problem of problems) say(problem);
    process.exitCode = problems.length === 0 ? 0 : 1;
  });
