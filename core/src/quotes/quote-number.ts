/** `Q-2026-0001`: what a quote is called from its first sending on, by the local year of it. */
export const quoteNumber = (year: number, number: number): string => `Q-${year}-${String(number).padStart(4, '0')}`;

/** The running number of a quote of that year; 0 for any other text. */
export const placeInYear = (text: string, year: number): number => {
  const [, of, number] = /^Q-(\d{4})-(\d{4,9})$/.exec(text) ?? [];
  return Number(of) === year ? Number(number) : 0;
};
