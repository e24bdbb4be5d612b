import { can } from '@tandem/core';
import { useEffect } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { DryRunTable } from './dry-run-table.tsx';
import { Figures } from './figures.tsx';
import { FileDrop } from './file-drop.tsx';
import './import.css';
import { Footer } from './import-footer.tsx';
import { isRunning, openFile, refreshBatches, tryRun, useImport } from './import-state.ts';
import { SidePanel } from './side-panel.tsx';
import { Steps } from './steps.tsx';

const askEvery = 1000;

/** A file on its way in: what it is, where its columns go, what each row would do, and the batches that came before. */
export function ImportScreen() {
  const t = useT();
  const { person } = useMe();
  const name = useImport((state) => state.look?.file.name ?? state.reading);
  if (!can(person, 'create', { type: 'import' })) {
    return (
      <Page title={t('import.title')}>
        <EmptyState title={t('import.notAllowed')} icon="document">
          {t('import.notAllowedNext')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t('import.title')}
      crumbs={[
        { label: t('nav.settings'), to: '/settings' },
        { label: t('import.title'), ...(name ? { to: '/import' } : {}) },
        ...(name ? [{ label: name }] : []),
      ]}
    >
      <div className="im">
        <div className="imm">
          <Main />
        </div>
        <SidePanel />
      </div>
    </Page>
  );
}

function Main() {
  const t = useT();
  const { look, dry, failure, reading, running } = useImport();
  useBatches();
  return (
    <>
      <Steps />
      {failure !== undefined && <ErrorState title={errorWords(failure)} />}
      {!look ? (
        <FileDrop reading={reading} onFile={(file) => void openFile(file)} />
      ) : (
        <div className="im-scroll">
          <ColumnsTable look={look} />
          {dry ? (
            <>
              <Figures dry={dry} />
              <DryRunTable file={look.file.id} dry={dry} />
            </>
          ) : (
            <div className="row im-wait">
              <Button onClick={() => void tryRun({ tick: true })} disabled={running}>
                {running ? t('import.dryRunRunning') : t('import.dryRunAgain')}
              </Button>
            </div>
          )}
        </div>
      )}
      {look && <Footer look={look} />}
    </>
  );
}

/** Progress comes from the server, so it is there again after the page was left, on any device. */
function useBatches(): void {
  const busy = useImport((state) => state.batches.some(isRunning));
  useEffect(() => {
    void refreshBatches();
    const timer = setInterval(() => void refreshBatches(), busy ? askEvery : askEvery * 10);
    return () => clearInterval(timer);
  }, [busy]);
}
