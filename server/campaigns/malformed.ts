/** `node campaigns/malformed.ts --count 20000 [--seed 1]`: the frame corpus whole, and as many mutated updates. */
import { parseArgs } from 'node:util';
import { sendHostile } from '../src/sync/testing/hostile-campaign.ts';
import { seeded } from '../src/sync/testing/hostile-frames.ts';
import { startTestServer } from '../src/sync/testing/test-server.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } } });
// The library reports each refused connection on the error stream.
console.error = () => undefined;
const server = await startTestServer({ limits: { framesAtOnce: 1e9, refusalsPerMinute: 1e9, opensPerSecond: 1e6, socketsPerUser: 1e6 } });
const figures = await sendHostile(server, {
  frames: Number.MAX_SAFE_INTEGER,
  mutants: Number(values.count),
  random: seeded(Number(values.seed)),
});
await server.stop();
const good = figures.falselyAcknowledged === 0 && figures.consistent && figures.changedByFrames === 0;
console.log(JSON.stringify({ campaign: 'malformed', seed: Number(values.seed), ...figures }));
console.log(
  `${figures.frames} hostile frames and ${figures.mutants} mutated updates: the server is up, ${figures.acknowledged} updates were good enough to be taken, ` +
    `${figures.falselyAcknowledged} acknowledged without being in the document; memory and disk ${figures.consistent ? 'agree' : 'DIFFER'}; ` +
    `longest stall ${figures.longestStall} ms; ${figures.socketsClosed} sockets closed.`,
);
process.exit(good ? 0 : 1);
