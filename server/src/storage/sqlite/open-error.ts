/** Why the data could not be opened, in one sentence that says what to do. */
import { StorageError } from './thread-client.ts';

const sentences: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read or written. Give the user that runs Tandem the right to it',
  EPERM: 'it may not be read or written. Give the user that runs Tandem the right to it',
  EROFS: 'the disk is read-only. Choose another folder',
  ENOTDIR: 'a part of the path is a file. Choose another folder',
  EEXIST: 'there is a file of that name. Choose another folder',
  ENOSPC: 'the disk is full. Make space and start again',
  '8': 'it may not be written. Give the user that runs Tandem the right to it',
  '14': 'the database file could not be opened. Give the user that runs Tandem the right to the folder and its files',
  '3': 'it may not be read or written. Give the user that runs Tandem the right to it',
  '13': 'the disk is full. Make space and start again',
  '10': 'the disk does not answer as it should (input/output error). Look at the disk',
  '11': 'the database is damaged. Put back a backup, or move the file away to begin anew',
  '26': 'the database is damaged (it is no database). Put back a backup, or move the file away to begin anew',
  '5': 'the database is in use by another program. Stop that one first',
};

export function openError(folder: string, error: unknown): StorageError {
  const { message = String(error), code = 'ERROR', errcode } = error as { message?: string; code?: string; errcode?: number };
  // Errors from a thread carry SQLite's own number behind a slash; extended numbers have the plain one in their lowest byte.
  const number = errcode ?? Number(code.split('/')[1] ?? 0);
  const reason = sentences[code] ?? sentences[String(number & 0xff)] ?? message;
  return new StorageError(`The data in ${folder} cannot be opened: ${reason}.`, code);
}
