/** `node server/campaigns/faults.ts [--flow append] [--every 1]`: each statement of each flow fails, once and for good, one after the other. */
import { parseArgs } from 'node:util';
import { flows } from './fault-flows.ts';
import { sweepFaults } from './fault-sweep.ts';

const { values } = parseArgs({ options: { flow: { type: 'string', default: 'all' }, every: { type: 'string', default: '1' } } });
const names = Object.keys(flows).filter((name) => values.flow === 'all' || values.flow === name);
if (names.length === 0) throw new Error(`--flow is one of all, ${Object.keys(flows).join(', ')}`);
let wrong = 0;
for (const name of names) {
  const figures = await sweepFaults(name, Number(values.every));
  wrong += figures.wrong.length;
  console.log(JSON.stringify({ campaign: 'faults', flow: name, ...figures }));
  console.log(
    `${name}: ${figures.points} statements failed, each once and for good; ${figures.wrong.length} times something was wrong afterwards.`,
  );
}
process.exit(wrong === 0 ? 0 : 1);
