/** A file of records from the server. */
import { received } from '../../ui/received.ts';
import { type Choices, fileName } from './choices.ts';

export async function fetchFile(
  choices: Choices,
  language: string,
  onBytes: (bytes: number) => void,
  stop: AbortSignal,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const { kinds, format, separator, decimal, dates, version } = choices;
  const name = fileName(kinds, format);
  const query = new URLSearchParams({ language, separator, decimal, dates, version, format, kinds: kinds.join(',') });
  const path = `/api/exports/${name.endsWith('.zip') ? 'all.zip' : name}?${query}`;
  return { name, content: await received(path, onBytes, stop) };
}
