/** What the commands tell their user: one line a step, with the time it has taken so far. */
import process from 'node:process';

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export const say = (line) => process.stdout.write(`${line}\n`);

/** Runs one step. On a terminal the line counts the seconds; in a log it is written when the step begins and when it ends. */
export async function step(title, work) {
  const since = performance.now();
  const live = process.stdout.isTTY;
  if (!live) say(`${title} ...`);
  const draw = () => process.stdout.write(`\r${title} ... ${seconds(since)}`);
  const ticking = live && setInterval(draw, 200);
  try {
    const result = await work();
    say(live ? `\r${title}: ${seconds(since)}    ` : `${title}: ${seconds(since)}`);
    return result;
  } catch (error) {
    if (live) say('');
    throw error;
  } finally {
    clearInterval(ticking);
  }
}

/** A reason to stop that its reader can act on; shown without a stack. */
export class Stop extends Error {}

/** The outermost frame of every command. */
export function main(command) {
  Promise.resolve()
    .then(command)
    .catch((error) => {
      process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
      process.exitCode = 1;
    });
}
