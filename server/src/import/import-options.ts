/** What a person decided about a file before it comes in: the whole of it is sent with every dry run and with the run. */
import { z } from 'zod';
import { fields, importKinds } from './fields.ts';
import { delimiters } from './file-form.ts';

const cellText = z.string().max(40_000);
export const settingsLists = ['products', 'industries', 'statuses', 'sources', 'saleTypes', 'rejections', 'stages'] as const;
export type SettingsList = (typeof settingsLists)[number];

export const formChoice = z.object({
  encoding: z.string().max(40).optional(),
  delimiter: z.enum(delimiters).optional(),
  header: z.boolean().optional(),
});
const targetNames = ['', ...Object.keys(fields)];

export const importOptions = z.object({
  kind: z.enum(importKinds),
  form: formChoice.default({}),
  /** By column. */
  targets: z.array(z.string().refine((name) => targetNames.includes(name), 'is no field of Tandem')).max(500),
  /** Ticked repairs of spelling. */
  repairs: z
    .array(z.object({ field: z.string().max(40), from: z.string().max(500), to: z.string().max(500) }))
    .max(5000)
    .default([]),
  /** Cells set right by hand, by row number and column. */
  corrections: z
    .array(z.object({ row: z.number().int().min(1), column: z.number().int().min(0).max(500), value: cellText }))
    .max(20_000)
    .default([]),
  /** Names that are nobody's: who they are. */
  owners: z.record(z.string().max(500), z.string().max(64)).default({}),
  /** New entries of the settings' lists that are not wanted. */
  notAdded: z
    .array(z.object({ list: z.enum(settingsLists), title: z.string().max(120) }))
    .max(5000)
    .default([]),
  /** Of amounts without a currency of their own; '' is the workspace's. */
  currency: z.string().max(3).default(''),
  /** For telephone numbers and dates of rows without a country; '' is the workspace's. */
  country: z.string().max(2).default(''),
  /** What happens to a contact or an opportunity that is there already. */
  existing: z.enum(['update', 'fill', 'leave']).default('update'),
  /** Of several rows with one number but other values, those that are meant. */
  preferred: z.array(z.number().int().min(1)).max(20_000).default([]),
});
export type ImportOptions = z.infer<typeof importOptions>;
