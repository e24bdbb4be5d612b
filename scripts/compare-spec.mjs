/** Holds a package's SPEC.md against the titles of its tests: a rule nobody tests and a number nobody wrote are both faults. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const anyId = /[A-Z]+\d?-\d+/g;

/**
 * A rule counts as tested when a title carries its number, or one that the rule names in its last brackets: "(S-01, S0-25)".
 * @param {string} folder the package @param {readonly string[]} tests where its tests are, below it
 * @param {readonly string[]} stories tests of the whole product, which show rules of several packages
 */
export function compareSpec(folder, tests, stories = []) {
  const lines = readFileSync(join(folder, 'SPEC.md'), 'utf8').split('\n');
  const rules = lines.flatMap((line) => {
    const id = /^- \[([A-Z]+-\d+)\]/.exec(line)?.[1];
    return id ? [{ id, shownBy: [id, ...(/\(([^()]+)\)\.?$/.exec(line)?.[1]?.match(anyId) ?? [])] }] : [];
  });
  const ids = rules.map(({ id }) => id);
  const kinds = new Set(ids.map((id) => id.split('-')[0]));
  const idsIn = (patterns) =>
    new Set(
      globSync(patterns, { cwd: folder, exclude: (name) => name === 'node_modules' }).flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(/\[([A-Z]+\d?-\d+)\]/g)].map(([, id]) => id),
      ),
    );
  const tested = idsIn(tests);
  const shown = new Set([...tested, ...idsIn(stories)]);
  return {
    untested: rules.filter(({ shownBy }) => !shownBy.some((id) => shown.has(id))).map(({ id }) => id),
    unwritten: [...tested].filter((id) => kinds.has(id.split('-')[0]) && !ids.includes(id)).sort(),
    doubled: ids.filter((id, at) => ids.indexOf(id) !== at),
  };
}
