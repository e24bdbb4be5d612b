import { useRef, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { toast } from '../../ui/toast.tsx';
import { type Batch, cancelBatch } from './import-api.ts';
import { isRunning, refreshBatches, useImport } from './import-state.ts';
import { UndoBox } from './undo-box.tsx';

export function RunningBatches() {
  const t = useT();
  const running = useImport((state) => state.batches).filter(isRunning);
  if (running.length === 0) return null;
  return (
    <section className="sec">
      <h2 className="h-sec">{t('import.running')}</h2>
      {running.map((batch) => (
        <Running key={batch.id} batch={batch} />
      ))}
    </section>
  );
}

function Running({ batch }: { readonly batch: Batch }) {
  const t = useT();
  const { percent, number } = useFormat();
  const left = useSecondsLeft(batch);
  const share = batch.total > 0 ? Math.min(1, batch.done / batch.total) : 0;
  const cancel = () => void cancelBatch(batch.id).then(refreshBatches, (error: unknown) => toast(errorWords(error), { failed: true }));
  return (
    <div className="im-batch">
      <div className="row">
        <span className="code ell grow">{batch.name}</span>
        <span className="num m">{percent(share)}</span>
      </div>
      <div
        className="track"
        role="progressbar"
        aria-label={batch.name}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <div className="row sm t2">
        <span className="num grow">
          {batch.state === 'running'
            ? t('import.progress', { done: number(batch.done), total: number(batch.total) })
            : t(`import.state.${batch.state as 'waiting'}`)}
          {batch.state === 'running' && left !== undefined && `, ${t('import.secondsLeft', { count: left })}`}
        </span>
        {(batch.state === 'running' || batch.state === 'waiting') && (
          <Button size="sm" onClick={cancel}>
            {t('import.cancel')}
          </Button>
        )}
      </div>
      {batch.state === 'running' && <p className="sm t3">{t('import.goOn')}</p>}
    </div>
  );
}

/** From the pace since this screen first saw the batch. */
function useSecondsLeft({ done, total }: Batch): number | undefined {
  const first = useRef({ at: Date.now(), done });
  const pace = (done - first.current.done) / Math.max(1, Date.now() - first.current.at);
  return pace > 0 ? Math.ceil((total - done) / pace / 1000) : undefined;
}

export function BatchList() {
  const t = useT();
  const earlier = useImport((state) => state.batches).filter((batch) => !isRunning(batch));
  const [asking, setAsking] = useState('');
  return (
    <section className="sec">
      <h2 className="h-sec">{t('import.batches')}</h2>
      {earlier.length === 0 && <p className="sm t3">{t('import.batchesNone')}</p>}
      {earlier.map((batch) => (
        <Earlier
          key={batch.id}
          batch={batch}
          asking={asking === batch.id}
          onAsk={() => setAsking(batch.id)}
          onClose={() => setAsking('')}
        />
      ))}
    </section>
  );
}

interface EarlierProps {
  readonly batch: Batch;
  readonly asking: boolean;
  readonly onAsk: () => void;
  readonly onClose: () => void;
}

function Earlier({ batch, asking, onAsk, onClose }: EarlierProps) {
  const t = useT();
  const { day, time } = useFormat();
  const users = useRows('user');
  const nameOf = (id: string) => users.get(id)?.name ?? '';
  const when = (instant: string) => `${day(instant)} ${time(instant)}`;
  const gone = batch.state === 'undone' || batch.state === 'cancelled';
  return (
    <div className="im-batch">
      <div className="row">
        <span className="code ell grow">{batch.name}</span>
        <span className={gone ? 'num t3' : 'num m'}>{t('import.rows', { count: batch.total })}</span>
      </div>
      <div className="row sm t3">
        <Avatar user={batch.startedBy} name={nameOf(batch.startedBy)} size={16} />
        <span className="grow num ell">
          {batch.state === 'undone'
            ? t('import.undoneBy', { name: nameOf(batch.undoneBy), when: when(batch.undoneAt) })
            : t('import.by', { name: nameOf(batch.startedBy), when: when(batch.at) })}
        </span>
        {!gone && !asking && (
          <Button size="sm" kind="ghost" onClick={onAsk}>
            {t('import.undo')}
          </Button>
        )}
      </div>
      {(batch.state === 'stopped' || batch.state === 'failed' || batch.state === 'cancelled') && (
        <div className={gone ? 'sm t3' : 'sm warn'}>{t(`import.state.${batch.state}`)}</div>
      )}
      {gone && batch.stayed > 0 && <div className="sm t3">{t('import.undoneStayed', { count: batch.stayed })}</div>}
      {asking && <UndoBox batch={batch} onClose={onClose} />}
    </div>
  );
}
