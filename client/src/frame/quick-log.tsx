import { useT } from '../i18n/i18n.ts';
import { closeQuickLog, openQuickLog, useQuickLog } from '../state/quick-log.ts';
import { useCommands } from '../ui/commands.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { KeepAgenda } from '../ui/work/keep-agenda.tsx';
import { useContactHere } from './bottom-bar.tsx';

const QuickLogSheet = lazyPart(() => import('../features/on-the-go/quick-log/quick-log-sheet.tsx').then((module) => module.QuickLogSheet));

/** Logging is possible on every screen: by Q, by the round button of the phone, by buttons of screens. */
export function QuickLog() {
  const t = useT();
  const here = useContactHere();
  const { open, about } = useQuickLog();
  useCommands([
    { id: 'quick-log', title: t('go.log.title'), group: t('frame.do'), icon: 'edit', keys: 'q', run: () => openQuickLog(here) },
  ]);
  return (
    <>
      <KeepAgenda />
      {open && <QuickLogSheet about={about} onClose={closeQuickLog} />}
    </>
  );
}
