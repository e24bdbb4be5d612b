/** A PDF of the server in a window of its own. The window is opened by the press itself, or browsers would block it. */
import { ApiError, credentials } from '../../state/request.ts';
import { errorWords } from '../../ui/error-words.ts';
import { toast } from '../../ui/toast.tsx';

export async function openPdf(address: string): Promise<void> {
  const shown = open('', '_blank');
  try {
    const response = await fetch(address, { headers: credentials() }).catch(() => {
      throw new ApiError(0, 'offline', '', '');
    });
    if (!response.ok) {
      const answer = (await response.json().catch(() => undefined)) as { error?: Record<'code' | 'message' | 'next', string> } | undefined;
      const { code = 'unexpected', message = '', next = '' } = answer?.error ?? {};
      throw new ApiError(response.status, code, message, next);
    }
    const made = URL.createObjectURL(await response.blob());
    if (shown) shown.location.href = made;
    else location.assign(made);
    // The window reads it at once; after that it only holds memory.
    setTimeout(() => URL.revokeObjectURL(made), 60_000);
  } catch (error) {
    shown?.close();
    toast(errorWords(error), { failed: true });
  }
}
