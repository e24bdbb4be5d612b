import type { Inbox } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/notices/use-notice-lines.ts';
import { changeQuiet } from './use-inbox.ts';

/** An hour of peace, at one press; pressed again it ends. */
export function QuietButton({ state }: { readonly state: Inbox | undefined }) {
  const t = useT();
  const me = useMe().id;
  const { time } = useFormat();
  const now = useNow();
  const until = state && state.quietUntil > now ? state.quietUntil : '';
  const press = () => void changeQuiet(me, { quietUntil: until ? '' : new Date(Date.now() + 3_600_000).toISOString() });
  return (
    <Button icon="moon" aria-pressed={until !== ''} title={until ? t('inbox.quiet.end') : undefined} onClick={press}>
      {until ? t('inbox.quiet.until', { time: time(until) }) : t('inbox.quiet.hour')}
    </Button>
  );
}
