import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Section } from '../../ui/settings-page.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import type { Preview } from './erasure-api.ts';

/** First a look at everything that would go, then the question. */
export function EraseSection({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useT();
  const [preview, setPreview] = useState<Preview>();
  const [looking, setLooking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const look = () => {
    setLooking(true);
    setFailure(undefined);
    request<Preview>('GET', `/api/erasures/preview/${id}`)
      .then(setPreview, (error: unknown) => setFailure(errorWords(error)))
      .finally(() => setLooking(false));
  };
  return (
    <Section title={t('export.erase')} lead={t('export.eraseLead')}>
      <div className="pd-row">
        <Button icon="trash" disabled={looking} onClick={look}>
          {t(looking ? 'export.eraseLooking' : 'export.eraseLook')}
        </Button>
      </div>
      {failure && (
        <p className="hint bad" role="alert">
          {failure}
        </p>
      )}
      {preview && <EraseDialog id={id} name={name} preview={preview} onClose={() => setPreview(undefined)} />}
    </Section>
  );
}
