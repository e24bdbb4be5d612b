import { useT } from '../../i18n/i18n.ts';
import { Select } from '../../ui/select.tsx';
import type { Kind, Look, Options } from './import-api.ts';
import { decide, lookAgain, useImport } from './import-state.ts';

const kinds: readonly Kind[] = ['contacts', 'companies', 'opportunities'];
const encodings = ['utf-8', 'windows-1252', 'windows-1250', 'windows-1251', 'utf-16le', 'shift_jis', 'gb18030'];
const currencies = ['EUR', 'USD', 'SEK', 'NOK', 'DKK', 'GBP', 'CHF', 'PLN', 'JPY'];

/** What holds for the whole file. */
export function ChoicesRow({ look }: { readonly look: Look }) {
  const t = useT();
  const options = useImport((state) => state.options);
  if (!options) return null;
  const amounts = options.targets.includes('amount');
  return (
    <div className="im-choices">
      <Choice
        label={t('import.kind')}
        value={options.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`import.kind.${kind}`) }))}
        onChange={(kind) => void lookAgain({ kind: kind as Kind })}
      />
      <Choice
        label={t('import.encoding')}
        value={look.form.encoding}
        options={[...new Set([look.form.encoding, ...encodings])].map((encoding) => ({ value: encoding, label: encoding.toUpperCase() }))}
        onChange={(encoding) => void lookAgain({ form: { encoding } })}
      />
      {amounts && (
        <Choice
          label={t('import.currency')}
          value={options.currency || look.currency || 'EUR'}
          options={[...new Set([look.currency || 'EUR', ...currencies])].map((currency) => ({ value: currency, label: currency }))}
          onChange={(currency) => void decide({ currency }, options.targets.indexOf('amount'))}
        />
      )}
      <Choice
        label={t('import.existing')}
        value={options.existing}
        options={(['update', 'fill', 'leave'] as const).map((value) => ({ value, label: t(`import.existing.${value}`) }))}
        onChange={(existing) => void decide({ existing: existing as Options['existing'] })}
      />
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <div>
      <span className="lbl">{label}</span>
      <Select size="sm" label={label} value={value} options={options} onChange={onChange} />
    </div>
  );
}
