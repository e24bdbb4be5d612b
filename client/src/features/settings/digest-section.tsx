import { can, type Inbox, inbox } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { acquire, release } from '../../sync/document-store.ts';
import { rowsOf, useRow } from '../../sync/rows.ts';
import { type LiveDocument, useDocument } from '../../sync/use-document.ts';
import { Switch } from '../../ui/checkbox.tsx';
import { editInbox } from '../../ui/notices/inbox-edits.ts';
import { Section } from '../../ui/settings-page.tsx';

export const usualHour = '07:00';

/** For those who get it: whether they want it, and what it says today. */
export function DigestSection() {
  const me = useMe();
  return can(me.person, 'read', { type: 'rules' }) ? <Wanted me={me.id} /> : null;
}

function Wanted({ me }: { readonly me: string }) {
  const t = useT();
  const name = inbox.nameOf(me);
  // Whoever was never told anything has none yet.
  useEffect(() => {
    acquire(name, { create: rowsOf('notice').size === 0 });
    return () => release(name);
  }, [name]);
  const live = useDocument(name) as LiveDocument<Inbox> | undefined;
  const hour = useRow('settings', 'settings')?.state.digestHour || usualHour;
  const wanted = !(live?.loaded && live.state.noDigest);
  const change = (on: boolean) => void editInbox(me, 'settings.digest.wanted', (doc) => inbox.change(doc, { noDigest: !on }, 'me'));
  return (
    <Section title={t('settings.digest')} lead={t('settings.digest.lead', { hour })}>
      <div className="opt">
        <span>
          {t('settings.digest.want')}
          <span className="hint block">{t('settings.digest.weekends')}</span>
        </span>
        <Switch checked={wanted} label={t('settings.digest.want')} onChange={change} />
      </div>
      <div>
        <Link to="/digest" className="btn">
          {t('settings.digest.read')}
        </Link>
      </div>
    </Section>
  );
}
