/** What a plan can be taken out as. PDF and Word are made by the server, Markdown by this device. */
import { useRef } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useMe } from '../../../state/session.ts';
import { rowsOf } from '../../../sync/rows.ts';
import { useIsOffline } from '../../../sync/sync-status.ts';
import { errorWords } from '../../../ui/error-words.ts';
import type { MenuItem } from '../../../ui/menu.tsx';
import { useMoneyIn } from '../../../ui/quotes/quote-format.ts';
import { received } from '../../../ui/received.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { toast } from '../../../ui/toast.tsx';
import { factsAsOf } from '../page/create-surroundings.ts';
import type { ShownPlan } from '../use-plan.ts';

/** Asked for when something is made: the answer takes longer than drawing the menu. */
const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function useExportMenu({ id, frame, doc }: ShownPlan): MenuItem {
  const t = useT();
  const me = useMe();
  const format = useFormat();
  const moneyIn = useMoneyIn();
  const language = usePreferences((state) => state.language);
  const offline = useIsOffline();
  const making = useRef(false);
  const title = (frame.title || t('plans.untitled')).slice(0, 100).replace(/[\\/:*?"<>|]/g, '-');

  async function take(as: 'pdf' | 'docx' | 'md', made: () => Promise<Blob>) {
    if (making.current) return;
    making.current = true;
    try {
      if (as !== 'md') toast(t('plans.export.making'));
      saveFile(`${title}.${as}`, await made());
    } catch (error) {
      toast(errorWords(error), { failed: true });
    } finally {
      making.current = false;
    }
  }
  const fromServer = (as: 'pdf' | 'docx') => ({
    label: t(`plans.export.${as}`),
    disabled: offline,
    ...(offline && { hint: t('plans.export.needsServer') }),
    run: () =>
      void take(as, () =>
        received(
          `/api/plans/${id}/export?${new URLSearchParams({ as, language, zone: ownZone() })}`,
          () => undefined,
          new AbortController().signal,
        ),
      ),
  });
  const fromDevice = async () => {
    const { deviceMarkdown } = await import('./device-markdown.ts');
    const text = doc.getXmlFragment('text');
    const facts = factsAsOf(() => frame)();
    const markdown = deviceMarkdown({
      frame,
      text,
      language,
      me: me.id,
      rows: rowsOf,
      facts,
      format,
      moneyIn,
      timeZone: ownZone(),
      now: new Date(),
    });
    return new Blob([markdown], { type: 'text/markdown' });
  };
  return {
    label: t('plans.export'),
    icon: 'download',
    items: [
      fromServer('pdf'),
      fromServer('docx'),
      {
        label: t('plans.export.md'),
        ...(offline && { hint: t('plans.export.md.offline') }),
        run: () => void take('md', fromDevice),
      },
    ],
  };
}
