/** `node campaigns/uploads.ts`: the corpus of hostile files, sent to a server of its own: what it costs, and whether that is there afterwards. */
import { hostileFiles } from '../src/files/testing/hostile-files.ts';
import { type OwnServer, ownServer } from '../src/files/testing/own-server.ts';

/** What a server may grow by (reliability 4.5). */
const allowed = 64;

async function upload(server: OwnServer, name: string, bytes: Uint8Array): Promise<string> {
  const begun = await fetch(`${server.url}/api/uploads`, {
    method: 'POST',
    headers: server.headers({
      'upload-length': String(bytes.byteLength),
      'upload-metadata': `name ${Buffer.from(name).toString('base64')},folder `,
    }),
  });
  const sent = await fetch(`${server.url}${begun.headers.get('location')}`, {
    method: 'PATCH',
    headers: server.headers({ 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }),
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  return sent.headers.get('tandem-version') ?? '';
}
/** Resolves when the server has looked at it. */
async function isRefused(server: OwnServer, version: string): Promise<boolean> {
  for (;;) {
    const answer = await fetch(`${server.url}/api/files/versions/${version}/content`, { headers: server.headers() });
    if (answer.status !== 409) {
      await answer.body?.cancel();
      return false;
    }
    const { error } = (await answer.json()) as { error: { code: string } };
    if (error.code === 'refused') return true;
  }
}

const began = performance.now();
const server = await ownServer();
const corpus = await hostileFiles();
await isRefused(server, await upload(server, 'before.txt', Buffer.from('a first one, so that everything is loaded')));
const before = server.megabytes();
let most = before;
let refused = 0;
for (const { name, bytes } of corpus) {
  if (await isRefused(server, await upload(server, name, bytes))) refused++;
  most = Math.max(most, server.megabytes());
}
const { status } = await fetch(`${server.url}/api/health`);
await server.end();
const grown = Math.round(most - before);
console.log(
  `${corpus.length} hostile files in ${Math.round((performance.now() - began) / 1000)} s, ${refused} refused, the rest kept as downloads: ` +
    `the server grew by at most ${grown} MB of ${allowed}; afterwards it answers ${status}.`,
);
process.exit(status === 200 && grown <= allowed ? 0 : 1);
