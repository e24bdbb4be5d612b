import { useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Section } from '../../ui/settings-page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

interface Feed {
  readonly createdAt: string;
  readonly readAt: string;
}

/** The own calendar as an address for other programs. The server keeps only its hash: it can be shown once, and replaced. */
export function CalendarFeedSection() {
  const t = useT();
  const { since } = useFormat();
  const [feed, setFeed] = useState<Feed | null>();
  const [url, setUrl] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [asking, setAsking] = useState<'rotate' | 'off'>();
  const load = useCallback(() => {
    setFailure(undefined);
    request<{ feed: Feed | null }>('GET', '/api/calendar-feed').then((answer) => setFeed(answer.feed), setFailure);
  }, []);
  useEffect(load, [load]);
  const failed = (error: unknown) => toast(errorWords(error), { failed: true });
  const make = async () => {
    setAsking(undefined);
    try {
      setUrl((await request<{ url: string }>('POST', '/api/calendar-feed')).url);
      load();
    } catch (error) {
      failed(error);
    }
  };
  const turnOff = async () => {
    setAsking(undefined);
    try {
      await request('DELETE', '/api/calendar-feed');
      setUrl(undefined);
      setFeed(null);
      toast(t('settings.calendar.isOff'));
    } catch (error) {
      failed(error);
    }
  };
  return (
    <Section title={t('settings.calendar')} lead={t('settings.calendar.lead')}>
      {failure !== undefined ? (
        <ErrorState title={errorWords(failure)} onRetry={load} />
      ) : feed === undefined ? (
        <Skeleton />
      ) : (
        <>
          {url && <ShownOnce url={url} />}
          <p className="sm t3">
            {feed
              ? `${t('settings.calendar.made', { when: since(feed.createdAt) })} ${
                  feed.readAt ? t('settings.calendar.read', { when: since(feed.readAt) }) : t('settings.calendar.unread')
                }`
              : t('settings.calendar.none')}
          </p>
          <div className="row">
            {feed ? (
              <>
                <Button icon="sync" onClick={() => setAsking('rotate')}>
                  {t('settings.calendar.rotate')}
                </Button>
                <Button onClick={() => setAsking('off')}>{t('settings.calendar.off')}</Button>
              </>
            ) : (
              <Button icon="calendar" onClick={() => void make()}>
                {t('settings.calendar.make')}
              </Button>
            )}
          </div>
        </>
      )}
      <Dialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={t(asking === 'off' ? 'settings.calendar.offAsk' : 'settings.calendar.rotateAsk')}
        footer={
          <>
            <Button onClick={() => setAsking(undefined)}>
              {t(asking === 'off' ? 'settings.calendar.stay' : 'settings.calendar.keep')}
            </Button>
            <Button kind="primary" onClick={() => void (asking === 'off' ? turnOff() : make())}>
              {t(asking === 'off' ? 'settings.calendar.off' : 'settings.calendar.rotate')}
            </Button>
          </>
        }
      >
        <p className="t2">{t(asking === 'off' ? 'settings.calendar.offText' : 'settings.calendar.rotateText')}</p>
      </Dialog>
    </Section>
  );
}

function ShownOnce({ url }: { readonly url: string }) {
  const t = useT();
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast(t('settings.calendar.copied')),
      (error: unknown) => toast(errorWords(error), { failed: true }),
    );
  return (
    <>
      <Field label={t('settings.calendar.address')} hint={`${t('settings.calendar.once')} ${t('settings.calendar.secret')}`}>
        <Input value={url} readOnly onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <div>
        <Button kind="primary" icon="link" onClick={() => void copy()}>
          {t('settings.calendar.copy')}
        </Button>
      </div>
    </>
  );
}
