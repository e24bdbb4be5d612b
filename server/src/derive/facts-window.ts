/**
 * Rows as they were at any point of a stretch of the history, read as they are asked for: who asks for something that was not read
 * yet is interrupted, all that is missing is read at once, and asking begins again. Deciding is pure, so that changes nothing.
 */
import type { RowContent, RowKind } from '@tandem/core';
import { type PlannedTask, type Point, still, type Version, type WantedFacts } from '../storage/history.ts';
import type { Storage } from '../storage/storage.ts';
import { completed } from './rows-of-earlier-versions.ts';

/** Something has to be read first; `load` reads it. */
export class NotRead extends Error {}

export interface FactsWindow {
  readonly from: Point;
  readonly to: Point;
  version(key: string, at: Point): Version | undefined;
  about(contact: string, kind: RowKind, at: Point): readonly Version[];
  all(kind: RowKind, at: Point): readonly Version[];
  /** Tasks that came of a plan. */
  tasksOfPlan(plan: string, at: Point): readonly Version[];
  creator(contact: string): string;
  /** Contacts that had one of these traits by then; what a crowd shares tells nobody from anybody. */
  holders(traits: readonly string[], at: Point): readonly string[];
  /** As the ledger says: decided before the event with that number, and not in sight at that point. */
  planned(contact: string): readonly PlannedTask[];
  /** Asks for rows, and for what is about contacts, without being interrupted. */
  prefetch(keys: readonly string[], contacts?: readonly string[]): void;
  /** False: nothing was missing. */
  load(): Promise<boolean>;
}

/** Every rule asks for these, and there are few of them. */
const common: readonly RowKind[] = ['settings', 'user', 'team'];
/** Whoever asks for one of these about a contact asks for the others next. */
const together: readonly RowKind[] = ['task', 'appointment', 'contact'];
const crowd = 20;

export function createFactsWindow(storage: Pick<Storage, 'readFacts'>, from: Point, to: Point): FactsWindow {
  const versions = new Map<string, Version[]>();
  const byContact = new Map<string, Set<string>>();
  const byKind = new Map<string, Set<string>>();
  const byPlan = new Map<string, Set<string>>();
  const creators = new Map<string, string>();
  const holders = new Map<string, readonly { readonly contact: string; readonly point: Point }[]>();
  const planned = new Map<string, readonly PlannedTask[]>();
  const read = new Set<string>(common.map((kind) => `kind ${kind}`));
  const missing = {
    keys: new Set<string>(),
    about: new Set<string>(),
    creators: new Set<string>(),
    traits: new Set<string>(),
    planned: new Set<string>(),
    plans: new Set<string>(),
  };
  let begun = false;

  function keep(version: Version): void {
    const content = completed(version.content);
    const of = versions.get(version.key) ?? [];
    if (!of.some((one) => one.point === version.point)) of.push({ ...version, content });
    versions.set(version.key, of);
    indexed(byKind, content.kind, version.key);
    const contact = content.kind === 'contact' ? content.company : 'contact' in content ? content.contact : '';
    if (contact) indexed(byContact, `${contact} ${content.kind}`, version.key);
    if (content.kind === 'task' && content.plan) indexed(byPlan, content.plan, version.key);
  }
  const standing = (key: string, at: Point): Version | undefined =>
    versions.get(key)?.find((version) => version.point <= at && version.until > at);
  const among = (keys: ReadonlySet<string> | undefined, at: Point): readonly Version[] =>
    [...(keys ?? [])].flatMap((key) => standing(key, at) ?? []).sort((a, b) => (a.key < b.key ? -1 : 1));
  function need(what: string, into: Set<string>, name: string): void {
    if (!begun || !read.has(`${what} ${name}`)) {
      into.add(name);
      throw new NotRead(`${what} ${name}`);
    }
  }
  function wantAbout(contact: string, kinds: readonly RowKind[]): void {
    for (const kind of kinds) missing.about.add(`${contact} ${kind}`);
    missing.planned.add(contact);
    missing.creators.add(contact);
  }
  function needAbout(contact: string, kind: RowKind): void {
    if (begun && read.has(`about ${contact} ${kind}`)) return;
    wantAbout(contact, together.includes(kind) ? together : [kind]);
    throw new NotRead(`${kind} rows about ${contact}`);
  }

  return {
    from,
    to,
    version(key, at) {
      need('key', missing.keys, key);
      return standing(key, at);
    },
    about(contact, kind, at) {
      needAbout(contact, kind);
      return among(byContact.get(`${contact} ${kind}`), at).filter(({ content }) => contactOf(content) === contact);
    },
    all(kind, at) {
      if (!begun) throw new NotRead(`${kind} rows`);
      return among(byKind.get(kind), at);
    },
    tasksOfPlan(plan, at) {
      need('plan', missing.plans, plan);
      return among(byPlan.get(plan), at).filter(({ content }) => content.kind === 'task' && content.plan === plan);
    },
    creator(contact) {
      need('creator', missing.creators, contact);
      return creators.get(contact) ?? '';
    },
    holders(traits, at) {
      for (const trait of traits) if (!read.has(`trait ${trait}`)) missing.traits.add(trait);
      if (missing.traits.size > 0) throw new NotRead('traits');
      const found = traits.map((trait) => (holders.get(trait) ?? []).filter(({ point }) => point <= at).map(({ contact }) => contact));
      return [...new Set(found.filter((contacts) => contacts.length <= crowd).flat())];
    },
    planned(contact) {
      need('planned', missing.planned, contact);
      return planned.get(contact) ?? [];
    },
    prefetch(keys, contacts = []) {
      for (const key of keys) if (!read.has(`key ${key}`)) missing.keys.add(key);
      for (const contact of contacts) if (!read.has(`about ${contact} task`)) wantAbout(contact, together);
    },
    async load() {
      const [keys, about, wantCreators, traits] = [[...missing.keys], [...missing.about], [...missing.creators], [...missing.traits]];
      const [wantPlanned, plans] = [[...missing.planned], [...missing.plans]];
      if (begun && Object.values(missing).every((set) => set.size === 0)) return false;
      const wanted: WantedFacts = {
        from,
        to,
        keys,
        about: about.map((one) => {
          const [contact = '', kind] = one.split(' ');
          return { contact, kind: kind as RowKind };
        }),
        ...(!begun && { kinds: common }),
        creators: wantCreators,
        traits,
        planned: wantPlanned,
        tasksOfPlans: plans,
      };
      const found = await storage.readFacts(wanted);
      begun = true;
      for (const version of found.versions) keep(version);
      for (const { contact, creator } of found.creators) creators.set(contact, creator);
      for (const trait of traits)
        holders.set(
          trait,
          found.holders.filter((one) => one.trait === trait),
        );
      for (const contact of wantPlanned)
        planned.set(
          contact,
          found.planned.filter(({ effect }) => effect.contact === contact),
        );
      for (const [what, names] of [
        ['key', keys],
        ['about', about],
        ['creator', wantCreators],
        ['trait', traits],
        ['planned', wantPlanned],
        ['plan', plans],
      ] as const)
        for (const name of names) read.add(`${what} ${name}`);
      for (const set of Object.values(missing)) set.clear();
      return true;
    },
  };
}

const contactOf = (content: RowContent): string =>
  content.kind === 'contact' ? content.company : 'contact' in content ? content.contact : '';

function indexed(index: Map<string, Set<string>>, name: string, key: string): void {
  const of = index.get(name);
  if (of) of.add(key);
  else index.set(name, new Set([key]));
}

export const isPlanned = ({ event, overAt }: PlannedTask, at: { readonly seq: number; readonly point: Point }): boolean =>
  event < at.seq && overAt > at.point;
export { still };
