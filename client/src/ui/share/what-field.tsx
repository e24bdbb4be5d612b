import { useT } from '../../i18n/i18n.ts';
import { Combobox } from '../combobox.tsx';
import { Field } from '../field.tsx';
import { Icon } from '../icon.tsx';
import type { ShareState } from './use-share-draft.ts';

/** The file or quote; fixed where the sheet was opened on one. */
export function WhatField({ share, chosenBefore }: { readonly share: ShareState; readonly chosenBefore: boolean }) {
  const t = useT();
  const { draft, change, shareables, shared, faults } = share;
  const notReady = shared && shared.state !== 'ready' ? t(`share.what.${shared.state}`) : undefined;
  if (chosenBefore)
    return (
      <p className="shr-what">
        <Icon name={draft.of === 'quote' ? 'quote' : 'document'} />
        <span className="grow">
          <b className="ell">{shared?.title}</b>
          {notReady && <span className="sm warn">{notReady}</span>}
        </span>
      </p>
    );
  if (shareables.length === 0) return <p className="sm t2">{t('share.what.none')}</p>;
  const keyOf = (of: string, subject: string) => `${of}/${subject}`;
  return (
    <Field label={t('share.what')} error={faults.includes('subject') ? t('share.what.choose') : notReady}>
      <Combobox
        value={draft.subject && keyOf(draft.of, draft.subject)}
        options={shareables.map(({ of, subject, title }) => ({
          value: keyOf(of, subject),
          label: title,
          mark: <Icon name={of === 'quote' ? 'quote' : 'document'} size={14} />,
        }))}
        placeholder={t('share.what.choose')}
        onChange={(value) => {
          const chosen = shareables.find(({ of, subject }) => keyOf(of, subject) === value);
          change(chosen ? { of: chosen.of, subject: chosen.subject } : { subject: '' });
        }}
      />
    </Field>
  );
}
