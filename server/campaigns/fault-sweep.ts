/** The n-th statement of a flow fails, for n from one until the flow ends without having met its fault. */
import { flows } from './fault-flows.ts';
import { type FaultyFolder, faultyFolder } from './faulty-folder.ts';

export interface SweepFigures {
  readonly points: number;
  readonly wrong: readonly string[];
}

/** `spoil` stands between the flow and its disk while that fails: tests plant faults of the program there. */
export async function sweepFaults(
  name: string,
  every = 1,
  spoil: (folder: FaultyFolder) => FaultyFolder = (folder) => folder,
): Promise<SweepFigures> {
  const wrong: string[] = [];
  let points = 0;
  for (const forGood of [false, true]) {
    for (let at = 1, met = true; met; at += every) {
      const flow = flows[name]?.();
      if (!flow) throw new Error(`there is no flow "${name}"`);
      const folder = faultyFolder();
      try {
        await flow.prepare(folder);
        folder.arm({ at, forGood });
        await flow.act(spoil(folder));
        met = folder.counted >= at;
        if (met) points++;
        folder.reopen();
        wrong.push(...(await flow.check(folder)).map((what) => `statement ${at}${forGood ? ' and all after it' : ''}: ${what}`));
      } catch (error) {
        wrong.push(`statement ${at}: ${error instanceof Error ? error.message : String(error)}`);
        met = folder.counted >= at;
      } finally {
        folder.end();
      }
    }
  }
  return { points, wrong };
}
