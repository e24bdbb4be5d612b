import { errorWords } from '../error-words.ts';
import { toast } from '../toast.tsx';

/** Whether the server did it; what it refused is said in words. */
export async function changed(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    toast(errorWords(error), { failed: true });
    return false;
  }
}
