/**
 * [RUN-7] `npm test`: the whole check, from an empty clone. Every stage runs, whatever the one before said; the last line counts
 * the tests of all suites, and a stage that is not made of tests counts as one failure when it fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { bootstrap } from './bootstrap.mjs';
import { buildClient } from './build.mjs';
import { checkFeatures } from './check-features.mjs';
import { add, countTests, nothing } from './count-tests.mjs';
import { findBrowser } from './find-browser.mjs';
import { runStep } from './processes.mjs';
import { packages, root } from './project.mjs';
import { main, Stop, say } from './say.mjs';

const failed = { ...nothing, failed: 1 };

main(async () => {
  const tools = await bootstrap();
  const reports = mkdtempSync(join(tmpdir(), 'tandem-test-'));
  process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
  const bin = (path) => join(root, 'node_modules', path);

  const check = async (args, cwd = root) =>
    (await runStep(tools.node, args, { cwd, env: tools.env, deadlineSeconds: 180 })).code === 0 ? nothing : failed;
  const suite = async (name, { env = {}, deadlineSeconds = 300 } = {}) => {
    const report = join(reports, `${name}.json`);
    const args = [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const ran = await runStep(tools.node, args, { cwd: join(root, name), env: { ...tools.env, CI: '1', ...env }, deadlineSeconds });
    if (ran.late) say(`${name}: ended after ${deadlineSeconds} s, before it was done`);
    return countTests(report, ran.code);
  };
  const features = () => {
    const problems = checkFeatures();
    for (const problem of problems) say(problem);
    return { ...nothing, failed: problems.length };
  };
  const stories = async () => suite('e2e', { env: { CHROMIUM_PATH: await findBrowser(tools) }, deadlineSeconds: 1400 });

  const stages = {
    'format and lint': () => check([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--max-diagnostics=20']),
    ...Object.fromEntries(
      packages.map((name) => [`types of ${name}`, () => check([bin('typescript/bin/tsc'), '-p', '.', '--noEmit'], join(root, name))]),
    ),
    ...Object.fromEntries(packages.filter((name) => name !== 'e2e').map((name) => [`tests of ${name}`, () => suite(name)])),
    'features and their tests': features,
    build: () => buildClient(tools).then(() => nothing),
    stories,
  };

  let total = nothing;
  for (const [name, run] of Object.entries(stages)) {
    const since = performance.now();
    say(`\n> ${name}`);
    const counts = await Promise.resolve()
      .then(run)
      .catch((error) => {
        say(error instanceof Stop ? error.message : error.stack);
        return failed;
      });
    say(`< ${name}: ${((performance.now() - since) / 1000).toFixed(1)} s${counts.failed > 0 ? `, ${counts.failed} failed` : ''}`);
    total = add(total, counts);
  }
  say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});
