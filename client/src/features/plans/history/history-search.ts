/** What the address of the compare page says: which two moments, and whether the earlier is read by itself. */
export interface HistorySearch {
  /** A version; the last that was approved or named without it. */
  readonly version?: string;
  /** Another version; the plan as it is without it. */
  readonly with?: string;
  readonly read?: true;
}

export const readHistorySearch = (search: Record<string, unknown>): HistorySearch => ({
  ...(isKey(search['version']) && { version: search['version'] }),
  ...(isKey(search['with']) && { with: search['with'] }),
  ...((search['read'] === true || search['read'] === 'true') && { read: true as const }),
});
const isKey = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 100;
