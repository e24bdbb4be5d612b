import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { usePreferences } from '../../state/preferences.ts';
import { rowsOf } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { Choices } from './choices.ts';
import { deviceFile } from './device-export.ts';
import { fetchFile } from './server-export.ts';

type Progress =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly bytes: number; readonly records: number }
  | { readonly is: 'done'; readonly name: string; readonly bytes: number }
  | { readonly is: 'failed'; readonly why: string };

/** Starts, shows how far it is, can be stopped, and says what was saved. */
export function ExportButton({
  choices,
  offline,
  records,
}: {
  readonly choices: Choices;
  readonly offline: boolean;
  readonly records: number;
}) {
  const t = useT();
  const { number, bytes } = useFormat();
  const { language } = usePreferences();
  const [progress, setProgress] = useState<Progress>({ is: 'idle' });
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);
  const impossible = offline && choices.format === 'vcard';

  const run = async () => {
    const stop = new AbortController();
    stopping.current = stop;
    setProgress({ is: 'running', bytes: 0, records: 0 });
    try {
      const file = offline
        ? await deviceFile(choices, language, rowsOf, (done) => setProgress({ is: 'running', bytes: 0, records: done }))
        : await fetchFile(choices, language, (done) => setProgress({ is: 'running', bytes: done, records: 0 }), stop.signal);
      if (stop.signal.aborted) return;
      saveFile(file.name, file.content);
      setProgress({ is: 'done', name: file.name, bytes: file.content.size });
    } catch (error) {
      setProgress(stop.signal.aborted ? { is: 'idle' } : { is: 'failed', why: errorWords(error) });
    }
  };
  const running = progress.is === 'running';
  return (
    <div className="ex-run">
      {running ? (
        <Button onClick={() => stopping.current?.abort()}>{t('export.stop')}</Button>
      ) : (
        <Button kind="primary" icon="download" disabled={choices.kinds.length === 0 || impossible} onClick={() => void run()}>
          {t('export.run', { count: records })}
        </Button>
      )}
      <span className="sm t2" role="status">
        {progress.is === 'running' &&
          (progress.bytes > 0
            ? t('export.receiving', { size: bytes(progress.bytes) })
            : progress.records > 0
              ? t('export.writing', { done: number(progress.records) })
              : t('export.beginning'))}
        {progress.is === 'done' && t('export.saved', { name: progress.name, size: bytes(progress.bytes) })}
      </span>
      {running && (
        <progress
          className="ex-bar"
          aria-label={t('export.title')}
          {...(progress.records > 0 && { value: progress.records, max: records })}
        />
      )}
      {progress.is === 'failed' && (
        <p className="hint bad" role="alert">
          {t('export.failed', { why: progress.why })}
        </p>
      )}
    </div>
  );
}
