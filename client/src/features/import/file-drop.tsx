import { type DragEvent, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

export function FileDrop({ reading, onFile }: { readonly reading: string; readonly onFile: (file: File) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const handleDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <section
      aria-label={t('import.drop')}
      className={over ? 'im-drop over' : 'im-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={handleDrop}
    >
      {reading ? (
        <span role="status">{t('import.reading', { name: reading })}</span>
      ) : (
        <>
          <Icon name="document" />
          <b>{t('import.drop')}</b>
          <span className="t2">{t('import.dropNext')}</span>
          <Button kind="primary" onClick={() => input.current?.click()}>
            {t('import.choose')}
          </Button>
          <input
            ref={input}
            type="file"
            className="vh"
            accept=".csv,.tsv,.txt,.vcf,text/csv,text/vcard"
            aria-label={t('import.choose')}
            tabIndex={-1}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) onFile(file);
              event.target.value = '';
            }}
          />
        </>
      )}
    </section>
  );
}
