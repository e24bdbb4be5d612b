/** How many people the page views that count are: at least, by who they say they are, and at most, by their browsers. */
import { isOneBrowser, type Trace, unique } from './trace.ts';

interface Reader {
  readonly trace: Trace;
  /** Typed, in lower case. */
  readonly addresses: readonly string[];
}

export function countPeople(readers: readonly Reader[]): { readonly people: number; readonly devices: number } {
  const devices = unite(readers, (a, b) => isOneBrowser(a.trace, b.trace));
  const persons = unite(readers, (a, b) => isOneBrowser(a.trace, b.trace) || namesOf(a).some((name) => namesOf(b).includes(name)));
  // Whoever gave no name may be one of those who did.
  const named = persons.filter((one) => one.some((reader) => namesOf(reader).length > 0));
  return { people: readers.length === 0 ? 0 : Math.max(1, named.length), devices: devices.length };
}

/** Typed, or the one the link was sent to. */
const namesOf = ({ trace, addresses }: Reader): readonly string[] => unique([...addresses, ...(trace.recipient ? [trace.recipient] : [])]);

function unite<T>(all: readonly T[], areOne: (a: T, b: T) => boolean): readonly (readonly T[])[] {
  return all.reduce<readonly (readonly T[])[]>((groups, one) => {
    const own = groups.filter((group) => group.some((other) => areOne(one, other)));
    return [...groups.filter((group) => !own.includes(group)), [...own.flat(), one]];
  }, []);
}
