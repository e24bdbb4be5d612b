import { isMessageKey, translate } from '../i18n/i18n.ts';
import { usePreferences } from '../state/preferences.ts';
import { ApiError } from '../state/request.ts';

/** What went wrong and what to do, in the person's language. The server speaks English, so other languages go by the code. */
export function errorWords(error: unknown): string {
  if (!(error instanceof ApiError)) return translate('error.unexpected');
  const byCode = `error.code.${error.code}`;
  if (error.code === 'offline') return translate('error.offline');
  if (usePreferences.getState().language !== 'en' && isMessageKey(byCode)) return translate(byCode);
  if (error.message) return [error.message, error.next].filter(Boolean).join(' ');
  return isMessageKey(byCode) ? translate(byCode) : translate('error.unexpected');
}
