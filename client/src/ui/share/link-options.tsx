/** In which language the page speaks, until when it opens, and what is behind "More". */
import { useT } from '../../i18n/i18n.ts';
import { Checkbox } from '../checkbox.tsx';
import { Field } from '../field.tsx';
import { Input } from '../input.tsx';
import { Select } from '../select.tsx';
import { useToday } from '../work/days.ts';
import { NotifyField } from './notify-field.tsx';
import { passcodeAtLeast } from './share-draft.ts';
import type { ShareState } from './use-share-draft.ts';

const linkLanguages = ['en', 'sv'] as const;

export function LinkOptions({ share }: { readonly share: ShareState }) {
  const t = useT();
  const today = useToday();
  const { draft, change, faults } = share;
  const short = faults.includes('passcode');
  return (
    <>
      <div className="shr-two">
        <Field label={t('share.language')}>
          <Select
            value={draft.language}
            options={linkLanguages.map((value) => ({ value, label: t(`share.language.${value}`) }))}
            onChange={(language) => change({ language })}
          />
        </Field>
        <Field label={t('share.expires')} error={faults.includes('expiresOn') ? t('share.expires.past') : undefined}>
          <Input type="date" min={today} value={draft.expiresOn} onChange={({ target }) => change({ expiresOn: target.value })} />
        </Field>
      </div>
      <details className="shr-more" open={short || undefined}>
        <summary>{t('share.more')}</summary>
        <div className="shr-in">
          <Field
            label={t('share.passcode')}
            hint={t('share.passcode.hint')}
            error={short ? t('share.passcode.short', { least: passcodeAtLeast }) : undefined}
          >
            <Input value={draft.passcode} maxLength={64} autoComplete="off" onChange={({ target }) => change({ passcode: target.value })} />
          </Field>
          <Checkbox checked={draft.download} onChange={(download) => change({ download })}>
            {t('share.download')}
          </Checkbox>
          <NotifyField value={draft.notify} onChange={(notify) => change({ notify })} />
        </div>
      </details>
    </>
  );
}
