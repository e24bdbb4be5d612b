/** A file from the server, received piece by piece, so that the screen can say how far it is. */
import { ApiError, credentials } from '../state/request.ts';

export async function received(path: string, onBytes: (bytes: number) => void, stop: AbortSignal): Promise<Blob> {
  const response = await fetch(path, { headers: credentials(), signal: stop }).catch((error: unknown) => {
    if (stop.aborted) throw error;
    throw new ApiError(0, 'offline', '', '');
  });
  if (!response.ok || !response.body) {
    const { error } = (await response.json().catch(() => ({}))) as { error?: { code: string; message: string; next: string } };
    throw new ApiError(response.status, error?.code ?? 'unexpected', error?.message ?? '', error?.next ?? '');
  }
  const reader = response.body.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      bytes += value.byteLength;
      onBytes(bytes);
    }
  } catch (error) {
    // Cut off in the middle: half a file must not look like a whole one.
    throw stop.aborted ? error : new ApiError(0, 'offline', '', '');
  }
  return new Blob(pieces, { type: response.headers.get('content-type') ?? 'application/octet-stream' });
}
