import { useT } from '../i18n/i18n.ts';
import { SettingsPage } from './settings-page.tsx';
import { EmptyState } from './states.tsx';

/** A screen that this role does not have: nothing of it is drawn, and nothing asked of the server. */
export function NotAllowed({ title }: { readonly title: string }) {
  const t = useT();
  return (
    <SettingsPage title={title}>
      <EmptyState icon="lock" title={t('error.code.not-allowed')} />
    </SettingsPage>
  );
}
