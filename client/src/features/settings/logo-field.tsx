import type { Settings } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Field } from '../../ui/field.tsx';
import { PageImage } from '../../ui/files/page-image.tsx';
import './evidence/evidence.css';
import { Select } from '../../ui/select.tsx';

/** One of the images among the shared files. */
export function LogoField({
  value,
  readOnly,
  onChange,
}: {
  readonly value: Settings['logo'];
  readonly readOnly: boolean;
  readonly onChange: (file: string) => void;
}) {
  const t = useT();
  const files = useRows('file');
  const images = [...files.values()]
    .filter((file) => file.contact === '' && file.versions.at(-1)?.is === 'image' && file.versions.at(-1)?.state === 'ready')
    .sort((a, b) => a.name.localeCompare(b.name));
  const chosen = files.get(value)?.versions.at(-1);
  return (
    <div className="form">
      <Field label={t('settings.logo')} hint={t('settings.logo.hint')}>
        <Select
          value={value}
          disabled={readOnly}
          options={[{ value: '', label: t('settings.logo.none') }, ...images.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={onChange}
        />
      </Field>
      {chosen && (
        <div className="lgo">
          <PageImage version={chosen.id} page={1} alt={t('settings.logo')} />
        </div>
      )}
    </div>
  );
}
