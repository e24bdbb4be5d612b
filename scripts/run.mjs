/** [RUN-5] `node scripts/run.mjs <file.ts> [arguments]`: runs one of the project's programs with the pinned Node. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { bootstrap } from './bootstrap.mjs';
import { become } from './processes.mjs';
import { root } from './project.mjs';
import { main, Stop } from './say.mjs';

main(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (!file) throw new Stop('Say which file to run: node scripts/run.mjs <file.ts> [arguments]');
  const { node, env } = await bootstrap();
  process.exitCode = await become(spawn(node, [file, ...rest], { cwd: root, env, stdio: 'inherit' }));
});
