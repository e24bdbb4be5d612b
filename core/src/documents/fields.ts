/**
 * The vocabulary of a document's fields. A field is a last-writer-wins register; `parse` is its only validation,
 * used by forms, imports, the update gate and every reader, so both sides agree on what a value is.
 */
import { isId } from './document-name.ts';

/**
 * Who may change a field: `assigners` are those who may hand a record to somebody else, `publishers` those who may show it to
 * everybody, `approvers` those who answer for its owner, `author` is whoever makes the entry
 * and can only name themselves, `rules` is the server alone.
 */
export type Writer = 'anyone' | 'assigners' | 'publishers' | 'approvers' | 'author' | 'rules';

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'email'
  | 'phone'
  | 'link'
  | 'choice'
  | 'number'
  | 'money'
  | 'day'
  | 'instant'
  | 'flag'
  | 'user'
  | 'contact'
  | 'setting'
  | 'object';

export interface Field<T> {
  /** Which input draws it. */
  readonly kind: FieldKind;
  /** Applied on read, never written: two devices that both write a default would have two creators of one value. */
  readonly initial: T;
  /** The value to keep, or `undefined` when it cannot be one. Never throws. */
  readonly parse: (value: unknown) => T | undefined;
  readonly writer: Writer;
  /** The values of a choice; the settings list a `setting` field picks from. */
  readonly options?: readonly string[];
  readonly from?: string;
}

interface Options {
  readonly writer?: Writer;
}

// biome-ignore lint/suspicious/noExplicitAny: the one generic line that any record of fields must fit
export type Fields = { readonly [key: string]: Field<any> };
export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

const field = <T>(kind: FieldKind, initial: T, parse: Field<T>['parse'], options: Options = {}): Field<T> => ({
  kind,
  initial,
  parse,
  writer: options.writer ?? 'anyone',
});

const textUpTo =
  (limit: number, shape?: RegExp) =>
  (value: unknown): string | undefined => {
    if (typeof value !== 'string' || value.length > limit) return undefined;
    // Half a character does not survive the way to another device (UTF-8): here and there would read differently.
    return value === '' || !shape || shape.test(value) ? value.toWellFormed() : undefined;
  };
const idOrNone = (value: unknown): string | undefined => (value === '' || isId(value) ? value : undefined);

export const text = (options?: Options) => field('text', '', textUpTo(500), options);
export const longText = (options?: Options) => field('long-text', '', textUpTo(100_000), options);
export const email = (options?: Options) => field('email', '', textUpTo(254, /^[^\s@]+@[^\s@]+$/), options);
export const phone = (options?: Options) => field('phone', '', textUpTo(64), options);
/** A web address without the right to be anything but http or https; a bare domain is one. */
export const link = (options?: Options) => field('link', '', textUpTo(500, /^(https?:\/\/)?[^\s/:]+\.[^\s:]+(:\d+)?(\/\S*)?$/i), options);
/** The id of a user, a contact or an entry of a settings list; '' means none. */
export const user = (options?: Options) => field('user', '', idOrNone, options);
export const contactRef = (options?: Options) => field('contact', '', idOrNone, options);
export const setting = (list: string, options?: Options): Field<string> => ({
  ...field('setting', '', textUpTo(120), options),
  from: list,
});

export const flag = (initial = false, options?: Options) =>
  field('flag', initial, (value) => (typeof value === 'boolean' ? value : undefined), options);

const finite = (value: unknown): number | null | undefined =>
  value === null || (typeof value === 'number' && Number.isFinite(value)) ? (value as number | null) : undefined;
export const number = (options?: Options) => field<number | null>('number', null, finite, options);
/** An amount in the workspace's currency, in whole units with up to two decimals. */
export const money = (options?: Options) => field<number | null>('money', null, finite, options);

/** A calendar day as `YYYY-MM-DD`, without a time zone; '' means none. */
export const day = (options?: Options) =>
  field('day', '', (value) => (value === '' || isDay(value) ? (value as string) : undefined), options);
/** An instant as an ISO string with `Z`; '' means none. */
export const instant = (options?: Options) =>
  field('instant', '', (value) => (value === '' || isInstant(value) ? (value as string) : undefined), options);

export function choice<const C extends readonly [string, ...string[]]>(values: C, options?: Options): Field<C[number]> {
  return {
    ...field<C[number]>('choice', values[0], (value) => (values.includes(value as string) ? (value as C[number]) : undefined), options),
    options: values,
  };
}

/** One register that holds what must change together, such as a card's stage and rank. */
export function object<F extends Fields>(fields: F, options?: Options): Field<Values<F>> {
  const keys = Object.keys(fields);
  const initial = Object.fromEntries(keys.map((key) => [key, fields[key]?.initial])) as Values<F>;
  return field<Values<F>>(
    'object',
    initial,
    (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
      const parsed: Record<string, unknown> = {};
      for (const key of keys) {
        const part = Object.hasOwn(value, key) ? fields[key]?.parse((value as Record<string, unknown>)[key]) : undefined;
        if (part === undefined) return undefined;
        parsed[key] = part;
      }
      return parsed as Values<F>;
    },
    options,
  );
}

export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)) return false;
  // By hand, because a board reads thousands of days and a Date costs a microsecond.
  return value.slice(8) <= '28' || Number(value.slice(8)) <= daysIn(Number(value.slice(0, 4)), Number(value.slice(5, 7)));
}
const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const timeOfDay = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?Z$/;
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && isDay(value.slice(0, 10)) && timeOfDay.test(value.slice(10));
