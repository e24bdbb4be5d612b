/**
 * One server per data folder. The lock is one of the operating system's, taken by SQLite on a file of its own:
 * it ends with the process, also when that is killed, and so never has to be removed by hand.
 */
import { DatabaseSync } from 'node:sqlite';

export function lockFolder(file: string): () => void {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const { errcode = 0 } = error as { errcode?: number };
    if ((errcode & 0xff) === 5)
      throw Object.assign(new Error('another Tandem is running on it. Stop that one first, or choose another folder'), { code: 'LOCKED' });
    throw error;
  }
  return () => lock.close();
}
