import { useT } from '../../i18n/i18n.ts';
import { Field } from '../field.tsx';
import { Input, TextArea } from '../input.tsx';
import { Segmented } from '../tabs.tsx';
import type { ShareState } from './use-share-draft.ts';

/** The mail with the link, or the link alone. */
export function MailFields({ share }: { readonly share: ShareState }) {
  const t = useT();
  const { draft, change, link } = share;
  return (
    <>
      <div className="field">
        <span className="lbl">{t('share.send')}</span>
        <Segmented
          label={t('share.send')}
          value={draft.send ? 'mail' : 'copy'}
          options={[
            { key: 'mail', label: t('share.send.mail') },
            { key: 'copy', label: t('share.send.copy') },
          ]}
          onChange={(key) => change({ send: key === 'mail' })}
        />
      </div>
      {draft.send && (
        <>
          <Field label={t('share.mail.subject')}>
            <Input value={link.mailSubject} maxLength={200} onChange={({ target }) => change({ subjectTyped: target.value })} />
          </Field>
          <Field label={t('share.mail.text')} hint={t('share.mail.under')}>
            <TextArea rows={6} value={link.mailText} maxLength={10_000} onChange={({ target }) => change({ textTyped: target.value })} />
          </Field>
        </>
      )}
    </>
  );
}
