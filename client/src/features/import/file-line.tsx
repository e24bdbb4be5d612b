import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { closeFile, useImport } from './import-state.ts';

/** What the file turned out to be, in one line. */
export function FileLine() {
  const t = useT();
  const { bytes } = useFormat();
  const look = useImport((state) => state.look);
  if (!look) return null;
  const { form, file } = look;
  const separator = ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const)[form.delimiter] ?? 'comma';
  const words = [
    file.name,
    bytes(file.bytes),
    form.format === 'vcard' ? t('import.cards') : t(`import.delimiter.${separator}`),
    form.encoding.toUpperCase(),
    ...(form.format === 'csv' && form.headerLine === null ? [t('import.noHeader')] : []),
  ];
  return (
    <>
      <span className="sm t2 num ell">{words.join(', ')}</span>
      <Button size="sm" onClick={closeFile}>
        {t('import.otherFile')}
      </Button>
    </>
  );
}
