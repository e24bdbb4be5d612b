import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { reasonWords } from '../../ui/duplicate-words.ts';
import { Segmented } from '../../ui/tabs.tsx';
import { type DryRun, moreOutcomes, type Outcome, type What } from './import-api.ts';
import { useImport } from './import-state.ts';
import { LeftOutRow } from './left-out-row.tsx';
import { useFieldName } from './use-field-name.ts';

const figureOf = { 'left-out': 'leftOut', change: 'change', new: 'new', joined: 'joined' } as const;

export function DryRunTable({ file, dry }: { readonly file: string; readonly dry: DryRun }) {
  const t = useT();
  const running = useImport((state) => state.running);
  const [chosen, setChosen] = useState<What | ''>('');
  const whats = (['left-out', 'change', 'new', 'joined'] as const).filter((what) => what !== 'joined' || dry.figures.joined > 0);
  const what = chosen || (whats.find((one) => dry.figures[figureOf[one]] > 0) ?? 'left-out');
  return (
    <section aria-label={t('import.dryRun')} aria-busy={running}>
      <div className="ph im-dry">
        <h2>{t('import.dryRun')}</h2>
        <span className="sm t3">{running ? t('import.dryRunRunning') : t('import.dryRunDone', { seconds: dry.seconds })}</span>
        <span className="right">
          <Segmented
            label={t('import.dryRun')}
            value={what}
            onChange={(key) => setChosen(key as What)}
            options={whats.map((one) => ({ key: one, label: t(`import.tab.${one}`), count: dry.figures[figureOf[one]] }))}
          />
        </span>
      </div>
      <Rows key={what} file={file} dry={dry} what={what} />
    </section>
  );
}

function Rows({ file, dry, what }: { readonly file: string; readonly dry: DryRun; readonly what: What }) {
  const t = useT();
  const { number } = useFormat();
  const [added, setAdded] = useState<{ readonly to: DryRun; readonly rows: readonly Outcome[] }>({ to: dry, rows: [] });
  // Rows that were asked for belong to one dry run; another one begins anew.
  const more = added.to === dry ? added.rows : [];
  const rows = [...dry.outcomes[what], ...more];
  const left = dry.figures[figureOf[what]] - rows.length;
  if (rows.length === 0) return <p className="t3 im-note">{t('import.nothingHere')}</p>;
  return (
    <div className="scroll-x">
      <table className={what === 'left-out' ? 'tbl im-left' : 'tbl im-rows'}>
        <thead>
          <tr>
            <th className="n">{t('import.row')}</th>
            {what === 'left-out' ? (
              <>
                <th>{t('import.wrongColumn')}</th>
                <th>{t('import.value')}</th>
                <th>{t('import.wrong')}</th>
                <th>{t('import.repair')}</th>
              </>
            ) : (
              <>
                <th>{t('import.who')}</th>
                <th>{t('import.whatChanges')}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            what === 'left-out' ? (
              <LeftOutRow key={row.row} row={row} header={dry.header} />
            ) : (
              <tr key={row.row}>
                <td className="n t2">{number(row.row)}</td>
                <td className="ell">{row.name}</td>
                <td className="t2 ell">
                  <Told row={row} />
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {left > 0 && (
        <Button
          kind="ghost"
          size="sm"
          className="im-more"
          onClick={() =>
            void moreOutcomes(file, what, rows.at(-1)?.row ?? 0).then(({ outcomes }) => setAdded({ to: dry, rows: [...more, ...outcomes] }))
          }
        >
          {t('import.more', { count: Math.min(200, left) })}
        </Button>
      )}
    </div>
  );
}

function Told({ row }: { readonly row: Outcome }) {
  const t = useT();
  const fieldName = useFieldName();
  if (row.what === 'joined') return <>{t('import.joinedWith', { row: row.with ?? 0 })}</>;
  if (row.what === 'new' && row.mayBe)
    return (
      <>
        {t('import.isNew')},{' '}
        <Link className="link" to="/contacts/$id" params={{ id: row.mayBe.id }} target="_blank">
          {t('import.mayBe', { name: row.mayBe.name })}
        </Link>
        : {reasonWords(t, row.mayBe)}
      </>
    );
  if (row.what === 'new') return <>{t('import.isNew')}</>;
  return (
    <>
      {(row.changes ?? [])
        .map(({ field, from, to }) => t(from ? 'import.becomes' : 'import.gains', { field: fieldName(field), from, to }))
        .join('; ')}
    </>
  );
}
