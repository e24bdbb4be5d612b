/**
 * Brings every document that this person may see onto the device, before anybody opens it: first what is missing, then what
 * changed, in idle time and a little at a time. Only the tab that follows the feed does it.
 */
import type { DocumentName } from '@tandem/core';
import type { CopiesAnswer, CopiesQuestion } from './copies-request.ts';
import type { Device } from './device.ts';
import type { Wanted } from './wanted-documents.ts';

/** `full`: the browser gives no more room. `limit`: there are more documents than a device should hold. */
export type CopiesState = 'waiting' | 'working' | 'ready' | 'full' | 'limit';
export interface CopiesProgress {
  readonly state: CopiesState;
  /** Records that can be opened and edited without a network, of all that are listed here. */
  readonly ready: number;
  readonly total: number;
}

export interface PrefetchNeeds {
  readonly device: Device;
  readonly ask: (question: CopiesQuestion) => Promise<CopiesAnswer | undefined>;
  readonly wanted: () => readonly Wanted[];
  /** Resolves when the page has nothing better to do. */
  readonly idle: () => Promise<void>;
  /** Whether the browser has room for more. */
  readonly hasRoom: () => Promise<boolean>;
  readonly onProgress: (progress: CopiesProgress) => void;
  /** Ends early when `ringing` resolves. */
  readonly pause: (milliseconds: number, ringing?: Promise<void>) => Promise<void>;
  readonly random: () => number;
}

/** More than this a device is not asked to hold: whoever has more finds the rest with a network. */
export const mostDocuments = 20_000;
/** What one question asks for, a board counting as many: an answer is some hundred kilobytes. */
const weightAtOnce = 200;
const weightOf = (name: DocumentName): number => (name.startsWith('board/') ? 40 : 1);
/** After a change colleagues' documents are fetched this much later; without one, this often. */
const afterChange = 8_000;
const anyway = 60_000;

export function createPrefetch(needs: PrefetchNeeds) {
  let ring = Promise.withResolvers<void>();
  let rung = false;
  /** Asked for and not given: a card may be seen without its board. Asked again when the person's rights change. */
  const withheld = new Set<DocumentName>();

  /** Answers when to come back. */
  async function pass(stop: AbortSignal): Promise<'later' | 'failed'> {
    let { names, cursor } = await needs.device.loadCopies();
    for (let more = cursor !== undefined; more && !stop.aborted; ) {
      const answer = await needs.ask({ names: [], since: cursor ?? 0 });
      if (!answer) return 'failed';
      if (!(await needs.device.saveCopies(answer.copies, answer.through))) return 'failed';
      ({ through: cursor, more } = answer);
      if (more) await needs.idle();
    }
    const here = new Set(names);
    const wanted = needs.wanted();
    const given = () => wanted.filter(({ name }) => !withheld.has(name));
    const allowed = given().slice(0, mostDocuments);
    const tell = (state: CopiesState) => {
      const counted = given();
      const sum = (of: readonly Wanted[]) => of.reduce((records, one) => records + one.records, 0);
      needs.onProgress({ state, ready: sum(counted.filter(({ name }) => here.has(name))), total: sum(counted) });
    };
    let full = false;
    for (const group of groupsOf(allowed.map(({ name }) => name).filter((name) => !here.has(name)))) {
      tell('working');
      await needs.idle();
      if (stop.aborted) return 'later';
      full = !(await needs.hasRoom());
      if (full) break;
      const answer = await needs.ask({ names: group });
      if (!answer) return 'failed';
      // The first answer begins the count: what changes from now on is asked for by cursor.
      if (!(await needs.device.saveCopies(answer.copies, cursor ?? answer.through))) return 'failed';
      cursor ??= answer.through;
      for (const { name } of answer.copies) here.add(name);
      // What is not made yet, such as an agenda without a task, may be made at any time.
      for (const name of group) if (!here.has(name) && isInRows(name)) withheld.add(name);
    }
    tell(full ? 'full' : wanted.length > mostDocuments ? 'limit' : 'ready');
    return 'later';
  }

  return {
    /** Rows have come or gone, or the network is back. `rights`: what was withheld may be given now. */
    look({ rights = false }: { readonly rights?: boolean } = {}): void {
      if (rights) withheld.clear();
      rung = true;
      ring.resolve();
    },
    async follow(stop: AbortSignal): Promise<void> {
      let failures = 0;
      const spread = () => 0.75 + needs.random() / 2;
      while (!stop.aborted) {
        rung = false;
        ring = Promise.withResolvers();
        failures = (await pass(stop)) === 'failed' ? failures + 1 : 0;
        if (stop.aborted) return;
        // Neither a storm of changes nor a server in trouble is asked without pause.
        await needs.pause((failures > 0 ? Math.min(anyway, 1000 * 2 ** failures) : afterChange) * spread());
        if (!rung) await needs.pause(anyway * spread(), ring.promise);
      }
    },
  };
}
export type Prefetch = ReturnType<typeof createPrefetch>;

const isInRows = (name: DocumentName): boolean => /^(contact|board|quote|plan)\//.test(name);

function* groupsOf(names: readonly DocumentName[]): Generator<readonly DocumentName[]> {
  let group: DocumentName[] = [];
  let weight = 0;
  for (const name of names) {
    group.push(name);
    weight += weightOf(name);
    if (weight < weightAtOnce) continue;
    yield group;
    [group, weight] = [[], 0];
  }
  if (group.length > 0) yield group;
}
