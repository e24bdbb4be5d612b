/** What one was told, one line for one record, worked through with keys. From rows of this device alone: it needs no network. */
import type { NoticeRow } from '@tandem/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { useRows, useRowsReady } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { NoticeLine, NoticeTab } from '../../ui/notices/notice-lines.ts';
import { useNoticeWords } from '../../ui/notices/notice-words.ts';
import { useNoticeLines } from '../../ui/notices/use-notice-lines.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { useToday } from '../../ui/work/days.ts';
import './inbox.css';
import { InboxZero } from './inbox-zero.tsx';
import { LineActions } from './line-actions.tsx';
import { dayHere, NoticeLineView, useWhen } from './notice-line.tsx';
import { QuietButton } from './quiet-button.tsx';
import { ReadingPane } from './reading-pane.tsx';
import { ToldPanel } from './told-panel.tsx';
import { useChosenLine } from './use-chosen-line.ts';
import { useInbox } from './use-inbox.ts';

const tabs: readonly NoticeTab[] = ['mine', 'unread', 'snoozed'];
const shownAtOnce = 100;
const route = getRouteApi('/inside/inbox');

export function InboxScreen() {
  const t = useT();
  const me = useMe().id;
  const phone = usePhone();
  const today = useToday();
  const ready = useRowsReady();
  const state = useInbox();
  const words = useNoticeWords();
  const when = useWhen(today);
  const { notice: asked } = route.useSearch();
  const [tab, setTab] = useState<NoticeTab>('mine');
  const [settings, setSettings] = useState(false);
  const counts = { mine: useNoticeLines('mine'), unread: useNoticeLines('unread'), snoozed: useNoticeLines('snoozed') };
  const kept = useKeptLines(counts[tab], tab);
  const chosen = useChosenLine({ me, lines: kept.lines, asked: useKeyOf(asked), onChosen: kept.keep });
  const { at } = chosen;
  return (
    <Page
      title={t('nav.inbox')}
      tabs={<span className="t3 sm num">{t('inbox.unread', { count: counts.unread.length })}</span>}
      actions={
        <>
          <QuietButton state={state} />
          <IconButton
            icon="settings"
            label={t('inbox.settings')}
            className="ib-settings"
            aria-expanded={settings}
            onClick={() => setSettings(!settings)}
          />
        </>
      }
    >
      <div className={`ib${settings ? ' has-settings' : ''}${chosen.reading ? ' is-reading' : ''}`}>
        <div className="il">
          <div className="il-bar">
            <Segmented
              label={t('inbox.tabs')}
              value={tab}
              onChange={(key) => {
                kept.forget();
                setTab(key as NoticeTab);
              }}
              options={tabs.map((key) => ({ key, label: t(`inbox.tab.${key}`), count: counts[key].length }))}
            />
            <span className="grow" />
            {!phone && (
              <span className="il-keys" aria-hidden="true">
                <Kbd keys="e" /> {t('inbox.done')} <Kbd keys="h" /> {t('inbox.snooze')}
              </span>
            )}
            <Button kind="ghost" size="sm" icon="checks" disabled={kept.lines.length === 0} onClick={chosen.allDone}>
              {t('inbox.allDone')}
            </Button>
          </div>
          {!ready && kept.lines.length === 0 ? (
            <Skeleton rows={8} />
          ) : kept.lines.length === 0 ? (
            tab === 'mine' ? (
              <InboxZero />
            ) : (
              <EmptyState icon="inbox" title={t(`inbox.none.${tab}`)} />
            )
          ) : (
            <Lines lines={kept.lines} at={phone ? undefined : at?.key} today={today} words={words} onChoose={chosen.choose} />
          )}
        </div>
        {at && (!phone || chosen.reading) ? (
          <ReadingPane
            key={at.key}
            line={at}
            words={words}
            when={when}
            onOpen={chosen.open}
            onBack={phone ? chosen.close : undefined}
            actions={<LineActions line={at} doing={chosen} />}
          />
        ) : (
          !phone && <div className="pv pv-none t3">{kept.lines.length > 0 && t('inbox.choose')}</div>
        )}
        <ToldPanel state={state} />
      </div>
    </Page>
  );
}

interface LinesProps {
  readonly lines: readonly NoticeLine[];
  readonly at: string | undefined;
  readonly today: string;
  readonly words: ReturnType<typeof useNoticeWords>;
  readonly onChoose: (key: string) => void;
}

function Lines({ lines, at, today, words, onChoose }: LinesProps) {
  const t = useT();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(shownAtOnce);
  const fold = (key: string) =>
    setUnfolded((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key])));
  const shown = lines.slice(0, most);
  const groups = [
    { title: t('inbox.today'), lines: shown.filter(({ newest }) => dayHere(newest.at) >= today) },
    { title: t('inbox.earlier'), lines: shown.filter(({ newest }) => dayHere(newest.at) < today) },
  ].filter((group) => group.lines.length > 0);
  return (
    <div className="il-lines">
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h2 className="gh">
            {group.title}
            <span className="n">{group.lines.length}</span>
          </h2>
          <ul>
            {group.lines.map((line) => (
              <NoticeLineView
                key={line.key}
                words={words}
                line={line}
                at={line.key === at}
                unfolded={unfolded.has(line.key)}
                today={today}
                onChoose={() => onChoose(line.key)}
                onFold={() => fold(line.key)}
              />
            ))}
          </ul>
        </section>
      ))}
      {lines.length > most && (
        <Button kind="ghost" className="il-more" onClick={() => setMost(most + shownAtOnce)}>
          {t('inbox.more')}
        </Button>
      )}
    </div>
  );
}

/** In Unread, what is read by being looked at stays until one goes elsewhere: it would vanish from under the eyes. */
function useKeptLines(lines: readonly NoticeLine[], tab: NoticeTab) {
  const mine = useNoticeLines('mine');
  const [held, setHeld] = useState('');
  const line = tab === 'unread' && !lines.some(({ key }) => key === held) ? mine.find(({ key }) => key === held) : undefined;
  const all = line ? [...lines, line].sort((a, b) => (a.newest.at < b.newest.at ? 1 : -1)) : lines;
  return { lines: all, keep: setHeld, forget: () => setHeld('') };
}

/** The line that a notice is in, whichever tab it is on. */
function useKeyOf(notice: string | undefined): string | undefined {
  const rows = useRows('notice');
  const row: NoticeRow | undefined = notice === undefined ? undefined : rows.get(notice);
  const mine = useNoticeLines('mine');
  return row && mine.find(({ notices }) => notices.some(({ id }) => id === row.id))?.key;
}
