/** A file on its way to the server: goes on where it stopped after a lost connection, and after a reload when the same file is chosen again. */

import type { DetailedError, Upload as TusUpload, UploadOptions } from 'tus-js-client';
import { credentials } from '../state/request.ts';
import { currentSession } from '../state/session.ts';
import { numberOf, uploadMemory } from './upload-memory.ts';

/** Exactly one: a folder ('' is the top), a contact, or the file that gets a new version. */
export type UploadTarget = { readonly folder: string } | { readonly contact: string } | { readonly replaces: string };

export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
  /** `waiting`: the connection is lost and tried again. */
  readonly state: 'sending' | 'waiting';
}
export type UploadOutcome =
  /** Kept by the server, which looks at it now: its row follows. */
  | { readonly ok: true; readonly file: string; readonly version: string }
  | { readonly ok: false; readonly reason: 'cancelled' }
  /** `code` as the server names it (too-large, quota-full, not-allowed, wrong-name ...), with its sentences for whoever knows no better. */
  | { readonly ok: false; readonly reason: 'refused'; readonly code: string; readonly message: string; readonly next: string };

export interface Upload {
  /** Settles once; never rejects. While the connection is away it waits. */
  readonly done: Promise<UploadOutcome>;
  /** Ends it, also on the server. */
  cancel(): Promise<void>;
}

export type UploadFile = (file: File, target: UploadTarget, onProgress: (progress: UploadProgress) => void) => Upload;

/** What a test brings instead of the browser's own. */
export interface UploadSurroundings {
  readonly options: Pick<UploadOptions, 'httpStack' | 'fileReader' | 'urlStorage'>;
  /** Resolves when it is worth another try. */
  readonly retry: (attempt: number) => Promise<void>;
}
/** Small enough for a proxy that keeps a request whole, large enough that asking takes no time. */
const pieceBytes = 8 * 2 ** 20;

const browser = (): UploadSurroundings => ({
  options: { urlStorage: uploadMemory(localStorage) },
  retry: (attempt) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener('online', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(30_000, 1000 * 2 ** attempt));
      addEventListener('online', done);
    }),
});

export const uploadFile: UploadFile = (file, target, onProgress) => startUpload(file, target, onProgress, browser());

export function startUpload(
  file: File,
  target: UploadTarget,
  onProgress: (progress: UploadProgress) => void,
  { options, retry }: UploadSurroundings,
): Upload {
  let cancelled = false;
  let upload: TusUpload | undefined;
  let sent = 0;
  let attempt = 0;
  const tell = (state: UploadProgress['state']) => onProgress({ sent, total: file.size, state });
  const { promise: done, resolve: end } = Promise.withResolvers<UploadOutcome>();
  let became: { readonly file: string; readonly version: string } | undefined;

  async function failed(error: Error | DetailedError): Promise<void> {
    if (cancelled) return;
    const refusal = refusalOf(error);
    if (refusal) return end(refusal);
    // What was taken away meanwhile begins anew.
    if (upload && statusOf(error) === 404) upload.url = null;
    tell('waiting');
    await retry(attempt++);
    if (!cancelled) upload?.start();
  }
  const ready = (async () => {
    const { Upload: Tus } = await import('tus-js-client');
    const fingerprint = numberOf(JSON.stringify([currentSession()?.user.id, file.name, file.size, file.lastModified, target]));
    upload = new Tus(file, {
      ...options,
      endpoint: '/api/uploads',
      metadata: { name: file.name, ...target },
      chunkSize: pieceBytes,
      retryDelays: null,
      removeFingerprintOnSuccess: true,
      fingerprint: async () => fingerprint,
      // Asked anew for each request: a session may be renewed while a long file is on its way.
      onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(credentials())) request.setHeader(name, value);
      },
      onAfterResponse: (_, response) => {
        const [made, version] = [response.getHeader('Tandem-File'), response.getHeader('Tandem-Version')];
        if (made && version) became = { file: made, version };
      },
      onProgress: (bytes) => {
        sent = bytes;
        if (!cancelled) tell('sending');
      },
      onChunkComplete: () => {
        attempt = 0;
      },
      onSuccess: () => end(became ? { ok: true, ...became } : nobodyKnows),
      onError: (error) => void failed(error),
    });
    const [before] = await upload.findPreviousUploads();
    if (before) upload.resumeFromPreviousUpload(before);
    if (!cancelled) upload.start();
  })();
  ready.catch(() => end(nobodyKnows));

  return {
    done,
    async cancel() {
      cancelled = true;
      end({ ok: false, reason: 'cancelled' });
      // Without a network the server takes it away after a day.
      await ready.then(() => upload?.abort(true)).catch(() => undefined);
    },
  };
}

const nobodyKnows: UploadOutcome = { ok: false, reason: 'refused', code: 'unexpected', message: '', next: '' };

const responseOf = (error: Error | DetailedError) => ('originalResponse' in error ? error.originalResponse : undefined);
const statusOf = (error: Error | DetailedError): number => responseOf(error)?.getStatus() ?? 0;

/** A no that another try does not change; undefined: it is worth one. */
function refusalOf(error: Error | DetailedError): UploadOutcome | undefined {
  const status = statusOf(error);
  const creating = 'originalRequest' in error && error.originalRequest.getMethod() === 'POST';
  const passes = status === 0 || status === 408 || status === 409 || (status === 404 && !creating) || (status >= 500 && status !== 507);
  if (passes) return undefined;
  try {
    const said = JSON.parse(responseOf(error)?.getBody() ?? '') as { error: { code: string; message: string; next: string } };
    return { ok: false, reason: 'refused', code: said.error.code, message: said.error.message, next: said.error.next };
  } catch {
    // A proxy between us and the server answers pages, not JSON.
    return status === 413 ? { ok: false, reason: 'refused', code: 'too-large', message: '', next: '' } : nobodyKnows;
  }
}
