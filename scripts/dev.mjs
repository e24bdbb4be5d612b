/** [RUN-4] `npm run dev`: the server and the client, both reloading as files change; one Ctrl+C stops both. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { bootstrap } from './bootstrap.mjs';
import { become } from './processes.mjs';
import { root } from './project.mjs';
import { main, say } from './say.mjs';

const clientPort = 5173;
const serverSources = ['core/src', 'server/src'];

/**
 * Node's own --watch talks to worker threads over the port that the storage threads use, so files are watched here.
 * The next server begins when the one before has gone: two cannot share the data.
 */
function keepServerRunning(start) {
  let server;
  let changed = false;
  let stopping = false;
  const isRunning = () => server.exitCode === null && server.signalCode === null;
  const begin = () => {
    changed = false;
    server = start();
    server.once('exit', () => {
      if (changed && !stopping) begin();
    });
  };
  const handleChange = () => {
    if (changed) return;
    changed = true;
    // A save is often several changes in a row.
    setTimeout(() => (isRunning() ? server.kill() : begin()), 150);
  };
  for (const folder of serverSources)
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (file?.endsWith('.ts') && !file.endsWith('.test.ts')) handleChange();
    });
  begin();
  return async function stop() {
    stopping = true;
    if (!isRunning()) return;
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  };
}

main(async () => {
  const { node, env } = await bootstrap();
  const port = env.PORT ?? '3000';
  const origins = [env.TANDEM_ORIGINS, `http://localhost:${clientPort}`, `http://127.0.0.1:${clientPort}`].filter(Boolean).join(',');
  const serverEnv = { ...env, PORT: port, TANDEM_ORIGINS: origins };
  const stopServer = keepServerRunning(() =>
    spawn(node, [join('server', 'src', 'main.ts')], { cwd: root, env: serverEnv, stdio: 'inherit' }),
  );
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const client = spawn(node, [vite, '--port', String(clientPort), '--strictPort'], {
    cwd: join(root, 'client'),
    env: { ...env, TANDEM_SERVER: `http://127.0.0.1:${port}` },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  say(`Server on http://localhost:${port}, client with reload on http://localhost:${clientPort}; Ctrl+C stops both.`);
  await become(client);
  await stopServer();
  process.exit(0);
});
