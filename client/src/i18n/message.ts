/** A text with `{placeholders}`, or its plural forms chosen by the value `count`. */
export type Message = string | { readonly one: string; readonly other: string };
export type Messages = { readonly [key: string]: Message };
/** The other language of a catalogue: every key, no other. */
export type Translation<T extends Messages> = { readonly [K in keyof T]: Message };
export type MessageValues = { readonly [name: string]: string | number };

export function formatMessage(message: Message, values: MessageValues, locale: string): string {
  const text = typeof message === 'string' ? message : message[form(values['count'], locale)];
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

const form = (count: string | number | undefined, locale: string): 'one' | 'other' =>
  new Intl.PluralRules(locale).select(Number(count ?? 0)) === 'one' ? 'one' : 'other';
