import { afterEach, expect, test } from 'vitest';
import type { UploadFile, UploadOutcome, UploadProgress } from '../../sync/upload-file.ts';
import { cancelUpload, sendWith, startUploads, tryUploadAgain, useUploads } from './uploads.ts';

interface Sent {
  readonly name: string;
  readonly progress: (progress: UploadProgress) => void;
  readonly settle: (outcome: UploadOutcome) => void;
}
function aServer() {
  const sent: Sent[] = [];
  const uploader: UploadFile = (file, _target, progress) => {
    const { promise, resolve } = Promise.withResolvers<UploadOutcome>();
    sent.push({ name: file.name, progress, settle: resolve });
    return { done: promise, cancel: async () => resolve({ ok: false, reason: 'cancelled' }) };
  };
  sendWith(uploader);
  return sent;
}
const shown = () => useUploads.getState().uploads.map(({ name, state, words }) => [name, state, words].filter(Boolean).join(': '));
const file = (name: string) => new File(['x'], name);

afterEach(() => {
  for (const { id } of useUploads.getState().uploads) cancelUpload(id);
  sendWith(undefined);
});

test('[S0-36] [CLI-210] files go two at a time, each says how far it is, and the next follows by itself', async () => {
  const sent = aServer();
  startUploads([file('a'), file('b'), file('c')], { folder: '' });
  await expect.poll(() => sent.length).toBe(2);
  sent[0]?.progress({ sent: 1, total: 4, state: 'waiting' });
  expect(shown()).toEqual(['a: waiting', 'b: sending', 'c: queued']);
  sent[0]?.settle({ ok: true, file: 'f', version: 'v' });
  await expect.poll(() => sent.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(shown()).toEqual(['a: done', 'b: sending', 'c: sending']);
});

test('[CLI-210] what is refused says why in words and can be tried again; what is given up is gone', async () => {
  const sent = aServer();
  startUploads([file('big'), file('odd')], { contact: 'acme' });
  await expect.poll(() => sent.length).toBe(2);
  sent[0]?.settle({ ok: false, reason: 'refused', code: 'too-large', message: 'Too large.', next: 'Split it.' });
  sent[1]?.settle({ ok: false, reason: 'refused', code: 'of-a-later-server', message: 'It is odd.', next: 'Ask.' });
  await expect
    .poll(shown)
    .toEqual(['big: refused: Not added: the file is too large. Make it smaller, or add it in parts.', 'odd: refused: It is odd. Ask.']);
  const [big, odd] = useUploads.getState().uploads;
  cancelUpload(odd?.id ?? '');
  tryUploadAgain(big?.id ?? '');
  await expect.poll(() => sent.length).toBe(3);
  expect(shown()).toEqual(['big: sending']);
});
