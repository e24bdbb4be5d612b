/** Two people wrote one field and did not know of each other: a mark that shows both values, with who and when, and takes the other one. */
import type { DocumentName } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { EditRefused, editDocument, oneStep, undoStep } from '../../sync/edit.ts';
import type { Authored, Overwritten } from '../../sync/overwritten.ts';
import { rowsOf } from '../../sync/rows.ts';
import { writeValue } from '../../sync/take-back.ts';
import { Button } from '../button.tsx';
import { useChangeWords } from '../change-words.ts';
import { Icon } from '../icon.tsx';
import { Popover } from '../popover.tsx';
import { toast } from '../toast.tsx';
import { useOverwritten } from './use-overwritten.ts';

interface Place {
  readonly document: DocumentName;
  readonly readOnly: boolean;
}

/** Over a record: all of its fields, or of one entry of a document. Nothing when there are none. */
export function OtherValues({ document, prefix, readOnly }: Place & { readonly prefix?: string }) {
  const t = useT();
  const found = useOverwritten(document, prefix);
  if (found.length === 0) return null;
  const label = t('changes.others', { count: found.length });
  return (
    <div className="other-values">
      <Popover
        label={label}
        className="other-pop"
        trigger={
          <button type="button" className="btn sm">
            <Icon name="alternative" size={14} />
            {label}
          </button>
        }
      >
        {found.map((one) => (
          <BothValues key={one.id} one={one} document={document} readOnly={readOnly} />
        ))}
      </Popover>
    </div>
  );
}

/** Beside the label of one field. */
export function OtherValueMark({ found, document, readOnly }: Place & { readonly found: Overwritten | undefined }) {
  const t = useT();
  if (!found) return null;
  return (
    <Popover
      label={t('changes.other')}
      align="end"
      className="other-pop"
      trigger={
        <button type="button" className="btn ghost icon sm other-mark" aria-label={t('changes.other')} title={t('changes.other')}>
          <Icon name="alternative" size={14} />
        </button>
      }
    >
      <BothValues one={found} document={document} readOnly={readOnly} />
    </Popover>
  );
}

function BothValues({ one, document, readOnly }: Place & { readonly one: Overwritten }) {
  const t = useT();
  const { words, value } = useChangeWords();
  const at = { document, path: one.path };
  const { field } = words({ ...at, id: '', label: '', from: undefined, to: undefined, at: one.at });
  const other = value(at, one.lost.value) || t('ui.none');
  const use = async () => {
    const together = oneStep();
    const label = t('changes.used', { field, value: other });
    try {
      await editDocument(document, label, (doc) => writeValue(doc, { path: one.path, to: one.lost.value }), { together });
      toast(label, { undo: () => void undoStep(together) });
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      toast(t(`edit.${error.reason}`), { failed: true });
    }
  };
  return (
    <div className="other-both">
      <b className="m">{field}</b>
      <dl>
        <dt className="sm t3">{t('changes.stands')}</dt>
        <dd>
          <span className="m">{value(at, one.stands.value) || t('ui.none')}</span>
          <Author of={one.stands} />
        </dd>
        <dt className="sm t3">{t('changes.lost')}</dt>
        <dd>
          <span className="m">{other}</span>
          <Author of={one.lost} />
        </dd>
      </dl>
      {!readOnly && (
        <Button size="sm" onClick={() => void use()} aria-label={t('changes.use.label', { value: other, field })}>
          {t('changes.use')}
        </Button>
      )}
    </div>
  );
}

function Author({ of: { actor, at } }: { readonly of: Authored }) {
  const t = useT();
  const me = useMe();
  const { since } = useFormat();
  const name = rowsOf('user').get(actor)?.name;
  const text =
    actor === me.id
      ? t('changes.by.you', { time: since(at) })
      : name
        ? t('changes.by', { name, time: since(at) })
        : t('changes.by.unknown');
  return <span className="sm t3 num">{text}</span>;
}
