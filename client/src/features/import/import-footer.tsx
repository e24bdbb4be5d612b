import { useT } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { toast } from '../../ui/toast.tsx';
import { download, type Look } from './import-api.ts';
import { bringIn, useImport } from './import-state.ts';

export function Footer({ look }: { readonly look: Look }) {
  const t = useT();
  const dry = useImport((state) => state.dry);
  const running = useImport((state) => state.running);
  const leftOut = dry?.figures.leftOut ?? 0;
  const coming = dry ? dry.figures.new + dry.figures.change + dry.figures.joined : 0;
  const start = () => void bringIn().then((started) => started && toast(t('import.started', { name: look.file.name })));
  const save = () =>
    download(`/api/imports/files/${look.file.id}/left-out.csv`, `${look.file.name.replace(/\.\w+$/, '')}-left-out.csv`).catch(
      (error: unknown) => toast(errorWords(error), { failed: true }),
    );
  return (
    <div className="row im-foot">
      <span className="sm t2 grow">{leftOut > 0 && t('import.leftOutStay')}</span>
      {leftOut > 0 && (
        <Button icon="download" onClick={() => void save()}>
          {t('import.leftOutFile', { count: leftOut })}
        </Button>
      )}
      <Button kind="primary" disabled={!dry || running || coming === 0} onClick={start}>
        {t('import.bringIn', { count: coming })}
      </Button>
    </div>
  );
}
