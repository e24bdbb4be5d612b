/** Files on their way to the server, for every screen that shows them: they go on while one looks at something else. */
import { create } from 'zustand';
import { isMessageKey, translate } from '../../i18n/i18n.ts';
import { onSessionEnd } from '../../state/session.ts';
import { newId } from '../../sync/new-id.ts';
import type { Upload, UploadFile, UploadOutcome, UploadTarget } from '../../sync/upload-file.ts';

export interface ShownUpload {
  readonly id: string;
  readonly name: string;
  readonly target: UploadTarget;
  readonly sent: number;
  readonly total: number;
  /** `queued`: another goes first. `waiting`: the connection is lost and tried again. */
  readonly state: 'queued' | 'sending' | 'waiting' | 'done' | 'refused';
  /** What was wrong, in words, and what to do. */
  readonly words: string;
}
interface Held {
  readonly file: File;
  upload?: Upload;
}

/** More at once only make each of them slower. */
const atOnce = 2;
const held = new Map<string, Held>();
export const useUploads = create<{ readonly uploads: readonly ShownUpload[] }>(() => ({ uploads: [] }));

/** Only one of the code that sends is ever fetched, with the first file. */
const loadUploader = async (): Promise<UploadFile> => (await import('../../sync/upload-file.ts')).uploadFile;
let loaded: () => Promise<UploadFile> = loadUploader;
/** For tests: another way to send. */
export const sendWith = (uploader: UploadFile | undefined): void => {
  loaded = uploader ? async () => uploader : loadUploader;
};

export function startUploads(files: readonly File[], target: UploadTarget): void {
  const added = files.map((file): ShownUpload => {
    const id = newId();
    held.set(id, { file });
    return { id, name: file.name, target, sent: 0, total: file.size, state: 'queued', words: '' };
  });
  useUploads.setState(({ uploads }) => ({ uploads: [...uploads, ...added] }));
  sendNext();
}

/** Of one that is over: takes it off the list. */
export function cancelUpload(id: string): void {
  void held.get(id)?.upload?.cancel();
  forget(id);
  sendNext();
}

export function tryUploadAgain(id: string): void {
  change(id, { state: 'queued', sent: 0, words: '' });
  sendNext();
}

function sendNext(): void {
  const { uploads } = useUploads.getState();
  const busy = uploads.filter(({ state }) => state === 'sending' || state === 'waiting').length;
  const next = uploads.find(({ state }) => state === 'queued');
  if (!next || busy >= atOnce) return;
  change(next.id, { state: 'sending' });
  void send(next).finally(sendNext);
  sendNext();
}

async function send({ id, target }: ShownUpload): Promise<void> {
  const one = held.get(id);
  if (!one) return;
  let uploader: UploadFile;
  try {
    uploader = await loaded();
  } catch {
    change(id, { state: 'refused', words: translate('error.offline') });
    return;
  }
  // Given up while the code was on its way.
  if (held.get(id) !== one) return;
  one.upload = uploader(one.file, target, ({ sent, total, state }) => change(id, { sent, total, state }));
  settle(id, await one.upload.done);
}

function settle(id: string, outcome: UploadOutcome): void {
  if (outcome.ok) {
    change(id, { state: 'done' });
    // The row of the file is what stays on the screen.
    setTimeout(() => forget(id), 4_000);
  } else if (outcome.reason === 'cancelled') forget(id);
  else change(id, { state: 'refused', words: refusalWords(outcome) });
}

function refusalWords({ code, message, next }: { readonly code: string; readonly message: string; readonly next: string }): string {
  const key = `files.refused.${code}`;
  return isMessageKey(key) ? translate(key) : [message, next].filter(Boolean).join(' ') || translate('error.unexpected');
}

const change = (id: string, patch: Partial<ShownUpload>): void =>
  useUploads.setState(({ uploads }) => ({ uploads: uploads.map((one) => (one.id === id ? { ...one, ...patch } : one)) }));
function forget(id: string): void {
  held.delete(id);
  useUploads.setState(({ uploads }) => ({ uploads: uploads.filter((one) => one.id !== id) }));
}

onSessionEnd(async () => {
  for (const id of [...held.keys()]) cancelUpload(id);
});
