/** `node campaigns/malformed.ts --count 20000 [--seed 1]`: the frame corpus whole, and as many mutated updates. */
import { parseArgs } from 'node:util';
import { sendHostile } from '../src/sync/testing/hostile-campaign.ts';
import { startTestServer, unlimited } from '../src/sync/testing/test-server.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } } });
// The library reports each refused connection on the error stream.
console.error = () => undefined;
const began = performance.now();
const server = await startTestServer({ limits: unlimited });
const figures = await sendHostile(server, {
  frames: Number.MAX_SAFE_INTEGER,
  mutants: Number(values.count),
  seed: Number(values.seed),
  say: (line) => console.log(line),
});
await server.stop();
const { falselyAcknowledged, silentlyTaken, changedByFrames, consistent } = figures;
const good = falselyAcknowledged === 0 && silentlyTaken === 0 && changedByFrames === 0 && consistent;
console.log(JSON.stringify({ campaign: 'malformed', seed: Number(values.seed), ...figures }));
console.log(
  `${figures.frames} hostile frames and ${figures.mutants} mutated updates in ${Math.round((performance.now() - began) / 1000)} s: the server is up, ` +
    `${figures.acknowledged} updates were good enough to be taken, ${falselyAcknowledged} acknowledged without being in the document, ` +
    `${silentlyTaken} documents changed without an acknowledgement; memory and disk ${consistent ? 'agree' : 'DIFFER'}; ` +
    `longest stall ${figures.longestStall} ms; ${figures.socketsClosed} sockets closed.`,
);
process.exit(good ? 0 : 1);
