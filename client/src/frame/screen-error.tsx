import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/i18n.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';

/** One screen broke; the frame and the other screens go on. A missing chunk means that a newer version was deployed. */
export function ScreenError({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const t = useT();
  const outdated = error instanceof Error && /dynamically imported module|Importing a module/i.test(error.message);
  return (
    <main className="main centred">
      <ErrorState title={t(outdated ? 'error.newVersion' : 'error.screen')} onRetry={outdated ? () => location.reload() : reset}>
        {t(outdated ? 'error.newVersionText' : 'error.screenText')}
      </ErrorState>
    </main>
  );
}

export function NotFound() {
  const t = useT();
  return (
    <main className="main centred">
      <EmptyState
        icon="search"
        title={t('error.notFound')}
        action={
          <Link to="/projects" className="btn">
            {t('error.toProjects')}
          </Link>
        }
      >
        {t('error.notFoundText')}
      </EmptyState>
    </main>
  );
}
