import type { ContactRow } from '@tandem/core';

/** What somebody wrote into a merged contact afterwards, such as from a device that had not heard of it: shown where people look. */
export function onlyThere(winner: ContactRow, loser: ContactRow): readonly string[] {
  const known = new Set([...winner.mails, ...winner.phones, ...winner.addresses].map(bare));
  return [...loser.mails, ...loser.phones, ...loser.addresses].filter((value) => !known.has(bare(value)));
}

// A number that is written in another form is the same number; merging compared them well enough not to copy it.
const bare = (value: string): string => {
  const digits = value.replace(/\D/g, '');
  return digits.length >= 7 && /^[\d\s()+./-]+$/.test(value) ? digits.slice(-8) : value.toLowerCase();
};
