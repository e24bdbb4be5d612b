/** [RUN-3] `npm start`: everything from an empty clone to a listening server; quick when nothing has changed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { bootstrap } from './bootstrap.mjs';
import { buildClient } from './build.mjs';
import { become } from './processes.mjs';
import { root } from './project.mjs';
import { main, say } from './say.mjs';

const since = performance.now();

main(async () => {
  const tools = await bootstrap();
  await buildClient(tools);
  say('Starting Tandem ...');
  // The fourth channel is where the server says that it listens; its log stays the server's own.
  const server = spawn(tools.node, [join('server', 'src', 'main.ts')], {
    cwd: root,
    env: tools.env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  server.on('message', (message) => {
    if (typeof message?.listening === 'string')
      say(`Tandem listens on ${message.listening} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
  });
  process.exitCode = await become(server);
});
