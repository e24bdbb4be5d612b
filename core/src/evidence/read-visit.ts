/** Takes whatever a file or another version wrote for a visit: what can be read is kept, what is wrong is named. Never throws. */
import type { BeaconType, BrowserHints, Visit, VisitBeacon, VisitContext, VisitRequest } from './visit.ts';

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

const beaconTypes: readonly BeaconType[] = ['rendered', 'visibility', 'pointer', 'scroll', 'key', 'page', 'continue'];
const isState = (value: unknown): boolean => value === 'visible' || value === 'hidden' || value === 'prerender';

type Test = (value: unknown) => boolean;
type Kinds = ReadonlyMap<string, Test>;
const all = (keys: string, test: Test) => keys.split(' ').map((key): readonly [string, Test] => [key, test]);
const requestKinds: Kinds = new Map([
  ...all('ip operator session recipient visitor', isText),
  ...all('asn', isNumber),
  ...all('signedIn', isFlag),
]);
const beaconKinds: Kinds = new Map([
  ...all('session pointerType source email', isText),
  ...all('visibleMs moves taps x y page', isNumber),
  ...all('trusted visible code', isFlag),
  ...all('state', isState),
]);
const hintKinds: Kinds = new Map([
  ...all('screen timezone', isText),
  ...all('plugins', isNumber),
  ...all('webdriver reducedMotion', isFlag),
]);
const contextKinds: Kinds = new Map([...all('recipient', isText), ...all('signedIn', isFlag)]);
/** Of a visit this long the rest says nothing new. */
const most = { requests: 2_000, beacons: 5_000 };

export interface ReadVisit {
  readonly visit: Visit;
  /** Each names the place, and what it should be. */
  readonly issues: readonly string[];
}

export function readVisit(value: unknown): ReadVisit {
  const issues: string[] = [];
  const given = isPlain(value) ? value : {};
  if (!isPlain(value)) issues.push('A visit should be an object with requests and beacons.');
  const list = (key: 'requests' | 'beacons'): readonly unknown[] => {
    const found = given[key];
    if (Array.isArray(found)) {
      if (found.length > most[key]) issues.push(`${key}: the first ${most[key]} of ${found.length} are read.`);
      return found.slice(0, most[key]);
    }
    if (isPlain(value)) issues.push(`${key} should be a list.`);
    return [];
  };
  const requests = list('requests').flatMap((one, at) => readRequest(one, (what) => issues.push(`requests[${at}]${what}`)));
  const beacons = list('beacons').flatMap((one, at) => readBeacon(one, (what) => issues.push(`beacons[${at}]${what}`)));
  if (given['context'] !== undefined && given['context'] !== null && !isPlain(given['context']))
    issues.push('context should be an object.');
  return { visit: { requests, beacons, context: readContext(isPlain(given['context']) ? given['context'] : {}) }, issues };
}

type Say = (what: string) => void;

function readRequest(value: unknown, say: Say): readonly VisitRequest[] {
  if (!isPlain(value)) return refused(say, ' should be an object.');
  const { t, method, path } = value;
  if (!isNumber(t)) return refused(say, '.t should be milliseconds after sending.');
  if (!isText(path)) return refused(say, '.path should be a text.');
  if (method !== undefined && !isText(method)) say('.method should be a text; GET is taken.');
  if (value['headers'] !== undefined && !isPlain(value['headers'])) say('.headers should be an object.');
  return [
    {
      t,
      method: isText(method) ? method.toUpperCase() : 'GET',
      path,
      headers: readHeaders(value['headers']),
      ...only<VisitRequest>(value, requestKinds),
    },
  ];
}

function readBeacon(value: unknown, say: Say): readonly VisitBeacon[] {
  if (!isPlain(value)) return refused(say, ' should be an object.');
  const { t } = value;
  const type = beaconTypes.find((one) => one === value['type']);
  if (!isNumber(t)) return refused(say, '.t should be milliseconds after sending.');
  if (!type) return refused(say, `.type should be one of ${beaconTypes.join(', ')}.`);
  const { keys, hints } = value;
  return [
    {
      t,
      type,
      ...only<VisitBeacon>(value, beaconKinds),
      ...(Array.isArray(keys) && { keys: keys.filter(isText) }),
      ...(isPlain(hints) && { hints: readHints(hints) }),
    },
  ];
}

const readHints = (hints: Plain): BrowserHints => ({
  ...only<BrowserHints>(hints, hintKinds),
  ...(Array.isArray(hints['languages']) && { languages: hints['languages'].filter(isText) }),
});

const readContext = (context: Plain): VisitContext => ({
  ...(Array.isArray(context['senderIps']) && { senderIps: context['senderIps'].filter(isText) }),
  ...(Array.isArray(context['workspaceDomains']) && { workspaceDomains: context['workspaceDomains'].filter(isText) }),
  ...only<VisitContext>(context, contextKinds),
});

function readHeaders(value: unknown): Readonly<Record<string, string>> {
  if (!isPlain(value)) return {};
  const texts = Object.entries(value).flatMap(([name, text]) => (isText(text) ? [[name.toLowerCase(), text] as const] : []));
  return Object.fromEntries(texts);
}

function refused(say: Say, what: string): readonly [] {
  say(what);
  return [];
}

/** Those values that are of the kind the table names; null and absent are the same. */
function only<T>(from: Plain, kinds: Kinds): Partial<T> {
  const found: Record<string, unknown> = {};
  for (const key of Object.keys(from)) {
    const isOne = kinds.get(key);
    if (isOne?.(from[key])) found[key] = from[key];
  }
  // The tables name fields of the type with their kinds.
  return found as Partial<T>;
}
