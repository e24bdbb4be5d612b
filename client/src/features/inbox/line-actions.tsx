import { useT } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { NoticeLine } from '../../ui/notices/notice-lines.ts';
import { Snooze } from './snooze.tsx';
import type { Doing } from './use-chosen-line.ts';

export function LineActions({ line, doing }: { readonly line: NoticeLine; readonly doing: Doing }) {
  const t = useT();
  return (
    <>
      <Button kind="primary" size="sm" icon="check" keys="e" onClick={doing.done}>
        {t('inbox.done')}
      </Button>
      <Snooze open={doing.snoozing} onOpenChange={doing.setSnoozing} until={line.newest.snoozedUntil} onChoose={doing.putOff} />
      <Menu
        trigger={<IconButton icon="more" size="sm" label={t('nav.more')} />}
        items={[
          { label: t(line.unread ? 'inbox.markRead' : 'inbox.markUnread'), keys: 'u', run: doing.toggleUnread },
          { label: t('inbox.mute'), keys: 'Shift+m', run: doing.mute },
        ]}
      />
    </>
  );
}
