/** A line that somebody takes to another place: to read, to choose as a whole and to copy. */
import { useT } from '../../../i18n/i18n.ts';
import { errorWords } from '../../../ui/error-words.ts';
import { Field } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import { toast } from '../../../ui/toast.tsx';

export function CopyLine({ label, hint, line }: { readonly label: string; readonly hint?: string; readonly line: string }) {
  const t = useT();
  const copy = () =>
    navigator.clipboard.writeText(line).then(
      () => toast(t('settings.forms.copied', { what: label })),
      (error: unknown) => toast(errorWords(error), { failed: true }),
    );
  return (
    <div className="copy-line">
      <Field label={label} {...(hint && { hint })}>
        <Input value={line} readOnly onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <IconButton icon="link" label={t('settings.forms.copy', { what: label })} onClick={() => void copy()} />
    </div>
  );
}
