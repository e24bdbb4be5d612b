/** What the server says about a file, a dry run and a batch. */
import type { Reason as SameReason } from '@tandem/core';
import { ApiError, credentials, request } from '../../state/request.ts';

export type Kind = 'contacts' | 'companies' | 'opportunities';
export type Reason =
  | {
      readonly code:
        | 'name'
        | 'remembered'
        | 'emails'
        | 'phones'
        | 'links'
        | 'never-twice'
        | 'numbers'
        | 'which-currency'
        | 'nothing-fits'
        | 'empty'
        | 'another-fits-better';
    }
  | {
      readonly code: 'known-names';
      readonly of: number;
      readonly known: number;
      readonly list: 'users' | 'products' | 'stages' | 'companies' | 'industries' | 'countries';
      readonly empty: number;
    }
  | { readonly code: 'dates'; readonly order: 'ymd' | 'dmy' | 'mdy'; readonly broken: number };
export interface Column {
  readonly header: string;
  readonly first: readonly string[];
  readonly target: string;
  readonly reason: Reason;
  readonly look: boolean;
}
export interface Look {
  readonly file: { readonly id: string; readonly name: string; readonly bytes: number };
  readonly form: {
    readonly format: 'csv' | 'vcard';
    readonly encoding: string;
    readonly delimiter: string;
    readonly headerLine: number | null;
  };
  readonly records: number;
  readonly kind: Kind;
  readonly columns: readonly Column[];
  readonly fields: readonly string[];
  readonly currency: string;
  readonly rememberedRepairs: readonly PickedRepair[];
}
export interface PickedRepair {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}
export interface Repair extends PickedRepair {
  readonly rows: number;
  readonly difference: 'same-letters' | 'one-missing' | 'one-too-many' | 'one-wrong' | 'swapped' | 'two-letters';
  readonly ticked: boolean;
}
export interface Addition {
  readonly list: 'products' | 'industries' | 'statuses' | 'sources' | 'saleTypes' | 'rejections' | 'stages';
  readonly title: string;
  readonly rows: number;
}
export type What = 'left-out' | 'change' | 'new' | 'joined';
export interface Outcome {
  readonly row: number;
  readonly line: number;
  readonly name: string;
  readonly what: What | 'same';
  readonly reason?: string;
  readonly column?: number;
  readonly value?: string;
  readonly suggestion?: string;
  readonly with?: number;
  readonly changes?: readonly { readonly field: string; readonly from: string; readonly to: string }[];
  /** Somebody who is here already and looks the same. */
  readonly mayBe?: { readonly id: string; readonly name: string; readonly reasons: readonly SameReason[] };
}
export interface DryRun {
  readonly seconds: number;
  readonly header: readonly string[];
  readonly figures: {
    readonly rows: number;
    readonly blank: number;
    readonly new: number;
    readonly change: number;
    readonly same: number;
    readonly joined: number;
    readonly leftOut: number;
    readonly companies: number;
  };
  readonly additions: readonly Addition[];
  readonly repairs: readonly Repair[];
  readonly unknownOwners: readonly { readonly name: string; readonly rows: number }[];
  readonly withoutCompany: number;
  readonly likelyDuplicates: readonly unknown[];
  readonly noticed: readonly { readonly warning: string; readonly rows: number }[];
  readonly outcomes: { readonly [W in What]: readonly Outcome[] };
}
export interface Options {
  readonly kind: Kind;
  readonly form: { readonly encoding?: string };
  readonly targets: readonly string[];
  readonly repairs: readonly PickedRepair[];
  readonly corrections: readonly { readonly row: number; readonly column: number; readonly value: string }[];
  readonly owners: Readonly<Record<string, string>>;
  readonly notAdded: readonly { readonly list: Addition['list']; readonly title: string }[];
  readonly currency: string;
  readonly existing: 'update' | 'fill' | 'leave';
  readonly preferred: readonly number[];
}
export interface Batch {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly state: 'waiting' | 'running' | 'done' | 'cancelling' | 'cancelled' | 'stopped' | 'failed' | 'undoing' | 'undone';
  readonly startedBy: string;
  readonly at: string;
  readonly done: number;
  readonly total: number;
  readonly undoneBy: string;
  readonly undoneAt: string;
  readonly stayed: number;
}
export interface UndoPreview {
  readonly undone: number;
  readonly stays: number;
  readonly stayed: readonly { readonly label: string; readonly why: 'edited' | 'in-use'; readonly document: string }[];
}

export async function uploadFile(file: File): Promise<{ readonly id: string }> {
  let response: Response;
  try {
    response = await fetch(`/api/imports/files?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
      headers: { ...credentials(), 'content-type': 'application/octet-stream' },
    });
  } catch {
    throw new ApiError(0, 'offline', '', '');
  }
  const answer = (await response.json().catch(() => ({}))) as { id?: string; error?: { code: string; message: string; next: string } };
  if (!response.ok || !answer.id)
    throw new ApiError(response.status, answer.error?.code ?? 'unexpected', answer.error?.message ?? '', answer.error?.next ?? '');
  return { id: answer.id };
}
export const lookAt = (file: string, choice: { readonly kind?: Kind; readonly form?: Options['form'] }): Promise<Look> =>
  request('POST', `/api/imports/files/${file}/look`, choice);
export const dryRunOf = (file: string, options: Options): Promise<DryRun> => request('POST', `/api/imports/files/${file}/dry-run`, options);
export const moreOutcomes = (file: string, what: What, after: number): Promise<{ readonly outcomes: readonly Outcome[] }> =>
  request('GET', `/api/imports/files/${file}/outcomes?${new URLSearchParams({ what, after: String(after), limit: '200' })}`);
export const startImport = (file: string, options: Options): Promise<Batch> => request('POST', '/api/imports', { file, options });
export const listBatches = (): Promise<{ readonly batches: readonly Batch[] }> => request('GET', '/api/imports');
export const cancelBatch = (id: string): Promise<Batch> => request('POST', `/api/imports/${id}/cancel`);
export const previewUndo = (id: string): Promise<UndoPreview> => request('GET', `/api/imports/${id}/undo`);
export const undoBatch = (id: string): Promise<Batch> => request('POST', `/api/imports/${id}/undo`);

/** Through a request of our own, because a link cannot carry the token of a second person's tab. */
export async function download(path: string, name: string): Promise<void> {
  const response = await fetch(path, { headers: credentials() });
  if (!response.ok) throw new ApiError(response.status, 'unexpected', '', '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
