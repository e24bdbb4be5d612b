import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { UploadTarget } from '../../sync/upload-file.ts';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { cancelUpload, type ShownUpload, tryUploadAgain, useUploads } from './uploads.ts';

/** What is on its way to one place, each with how far it is; refused ones say why and stay until they are put away. */
export function UploadLines({ of }: { readonly of: (target: UploadTarget) => boolean }) {
  const t = useT();
  const uploads = useUploads((state) => state.uploads);
  const shown = uploads.filter(({ target }) => of(target));
  if (shown.length === 0) return null;
  return (
    <ul className="upl" aria-label={t('files.uploads')}>
      {shown.map((upload) => (
        <Line key={upload.id} upload={upload} />
      ))}
    </ul>
  );
}

function Line({ upload: { id, name, sent, total, state, words } }: { readonly upload: ShownUpload }) {
  const t = useT();
  const { bytes, percent } = useFormat();
  const share = total === 0 ? 1 : sent / total;
  const said =
    state === 'sending'
      ? t('files.upload.sent', { sent: bytes(sent), total: bytes(total) })
      : state === 'refused'
        ? ''
        : t(`files.upload.${state}`);
  return (
    <li className={`upl-line ${state}`}>
      <Icon name={state === 'refused' ? 'alert' : state === 'done' ? 'check' : state === 'waiting' ? 'offline' : 'arrow-up'} size={14} />
      <span className="ell m">{name}</span>
      <span className="sm t3 num nw" aria-live="polite">
        {said}
      </span>
      {state === 'refused' && (
        <Button size="sm" onClick={() => tryUploadAgain(id)}>
          {t('ui.tryAgain')}
        </Button>
      )}
      {state !== 'done' && (
        <IconButton
          icon="close"
          size="sm"
          label={t(state === 'refused' ? 'files.upload.putAway' : 'files.upload.cancel', { name })}
          onClick={() => cancelUpload(id)}
        />
      )}
      {state === 'refused' ? (
        <span className="sm upl-words" role="alert">
          {words}
        </span>
      ) : (
        <progress className="upl-bar" max={1} value={state === 'done' ? 1 : share} aria-label={t('files.upload.of', { name })}>
          {percent(share)}
        </progress>
      )}
    </li>
  );
}
