/** For tests: somebody who may see what is handed in, and reads English. */
import type { PlanReader } from '../outline.ts';
import { outlineWords } from '../outline-words.ts';

type Named = Readonly<Record<string, string>>;
type Given = Partial<Omit<PlanReader, 'user' | 'contact' | 'file' | 'facts'>> & {
  readonly users?: Named;
  readonly contacts?: Named;
  readonly files?: Named;
  readonly facts?: Partial<PlanReader['facts']>;
};

export function aPlanReader({ users = {}, contacts = {}, files = {}, facts, ...given }: Given = {}): PlanReader {
  const of = (names: Named) => (id: string) => (Object.hasOwn(names, id) ? names[id] : undefined);
  return {
    words: outlineWords.en,
    user: of(users),
    contact: of(contacts),
    file: of(files),
    opportunity: () => undefined,
    quote: () => undefined,
    task: () => undefined,
    titleOf: (id) => id,
    day: (day) => day,
    money: (amount, currency) => `${currency || 'EUR'} ${amount}`,
    count: String,
    percent: (share) => `${Math.round(share * 100)}%`,
    ...given,
    facts: {
      ...{ opportunities: [], quotes: [], activities: [], stages: [], products: [], currency: 'EUR' },
      dayOf: (instant) => instant.slice(0, 10),
      ...facts,
    },
  };
}
