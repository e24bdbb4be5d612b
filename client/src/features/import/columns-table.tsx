import { useT } from '../../i18n/i18n.ts';
import { Select } from '../../ui/select.tsx';
import { ChoicesRow } from './choices-row.tsx';
import type { Column, Look, Reason } from './import-api.ts';
import { decide, useImport } from './import-state.ts';
import { useFieldName } from './use-field-name.ts';

export function ColumnsTable({ look }: { readonly look: Look }) {
  const t = useT();
  const fieldName = useFieldName();
  const targets = useImport((state) => state.options?.targets ?? []);
  const chosen = useImport((state) => state.chosen);
  const columns = look.columns.map((column, index) => ({ column, index }));
  const shown = columns.filter(({ column }) => column.reason.code !== 'empty');
  const toLookAt = shown.filter(({ column, index }) => column.look && !chosen.has(index)).length;
  const guessed = shown.filter(({ index }) => targets[index]).length;
  const options = [
    { value: '', label: t('import.field.none') },
    ...look.fields.map((field) => ({ value: field, label: fieldName(field) })),
  ];
  return (
    <section aria-label={t('import.columns')}>
      <div className="ph">
        <h2>{t('import.columns')}</h2>
        <span className="sm t3">{t('import.columnsSum', { count: shown.length, guessed, look: toLookAt })}</span>
      </div>
      <ChoicesRow look={look} />
      <div className="scroll-x">
        <table className="tbl im-columns">
          <thead>
            <tr>
              <th>{t('import.column.file')}</th>
              <th>{t('import.column.values')}</th>
              <th>{t('import.column.target')}</th>
              <th>{t('import.column.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ column, index }) => {
              const look = column.look && !chosen.has(index);
              return (
                <tr key={index}>
                  <td className="code ell" title={column.header}>
                    {column.header}
                  </td>
                  <td className="t2 sm ell">{column.first.join(', ') || t('import.emptyValue')}</td>
                  <td className={look ? 'im-look' : ''}>
                    <Select
                      size="sm"
                      label={`${column.header}: ${t('import.column.target')}`}
                      value={targets[index] ?? ''}
                      options={options}
                      onChange={(target) => void decide({ targets: targets.map((old, i) => (i === index ? target : old)) }, index)}
                    />
                  </td>
                  <td className={look ? 'sm warn ell' : 'sm t3 ell'}>
                    {chosen.has(index) ? t('import.reason.chosen') : <ReasonWords column={column} />}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown.length < columns.length && (
        <p className="sm t3 im-note">{t('import.column.emptyColumns', { count: columns.length - shown.length })}</p>
      )}
    </section>
  );
}

function ReasonWords({ column: { reason } }: { readonly column: Column }) {
  const t = useT();
  return <>{words(reason, t)}</>;
}

function words(reason: Reason, t: ReturnType<typeof useT>): string {
  switch (reason.code) {
    case 'known-names':
      return t(reason.list === 'companies' && reason.empty > 0 ? 'import.reason.companiesEmpty' : `import.reason.${reason.list}`, {
        of: reason.of,
        known: reason.known,
        empty: reason.empty,
      });
    case 'dates':
      return reason.broken > 0 ? t('import.reason.broken', { count: reason.broken }) : t(`import.reason.${reason.order}`);
    default:
      return t(`import.reason.${reason.code}`);
  }
}
