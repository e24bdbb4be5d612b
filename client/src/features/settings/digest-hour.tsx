import { useT } from '../../i18n/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { usualHour } from './digest-section.tsx';

interface Props {
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (hour: string) => void;
}

/** A half typed time is no time: it is taken when it is whole. */
export function DigestHour({ value, readOnly, onChange }: Props) {
  const t = useT();
  const hour = value || usualHour;
  return (
    <Field label={t('settings.digest.hour')} hint={t('settings.digest.hourHint')}>
      <Input
        type="time"
        key={hour}
        defaultValue={hour}
        disabled={readOnly}
        onBlur={(event) => event.target.value && event.target.value !== hour && onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </Field>
  );
}
