import { isMessageKey, useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import type { DryRun } from './import-api.ts';
import { decide, sameAddition, useImport } from './import-state.ts';

export function AdditionsPanel({ dry }: { readonly dry: DryRun }) {
  const t = useT();
  const notAdded = useImport((state) => state.options?.notAdded ?? []);
  if (dry.additions.length === 0) return null;
  return (
    <section className="sec">
      <h2 className="h-sec">{t('import.additions')}</h2>
      <p className="sm t3">{t('import.additionsHint')}</p>
      {dry.additions.map((addition) => (
        <div key={`${addition.list} ${addition.title}`} className="im-rep">
          <Checkbox
            checked={!notAdded.some((one) => sameAddition(one, addition))}
            onChange={(on) =>
              void decide({
                notAdded: on
                  ? notAdded.filter((one) => !sameAddition(one, addition))
                  : [...notAdded, { list: addition.list, title: addition.title }],
              })
            }
          >
            <span className="ell">{addition.title}</span>
          </Checkbox>
          <span className="num t2 nw">{t('import.rows', { count: addition.rows })}</span>
          <span className="sm t3">{t(`import.list.${addition.list}`)}</span>
        </div>
      ))}
    </section>
  );
}

export function OwnersPanel({ dry }: { readonly dry: DryRun }) {
  const t = useT();
  const users = useRows('user');
  const owners = useImport((state) => state.options?.owners ?? {});
  const kind = useImport((state) => state.options?.kind);
  // A name that was given to somebody is known from then on, and stays here to be taken back.
  const names = [
    ...new Map([
      ...Object.keys(owners).map((name) => [name, 0] as const),
      ...dry.unknownOwners.map(({ name, rows }) => [name, rows] as const),
    ]),
  ];
  if (names.length === 0) return null;
  const people = [
    { value: '', label: t('import.nobody') },
    ...[...users.values()]
      .filter((user) => user.active)
      .map((user) => ({ value: user.id, label: user.name }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  ];
  return (
    <section className="sec">
      <h2 className="h-sec">{t('import.owners')}</h2>
      <p className="sm t3">{t(kind === 'opportunities' ? 'import.ownersHint.opportunities' : 'import.ownersHint.other')}</p>
      {names.slice(0, 30).map(([name, rows]) => (
        <div key={name} className="im-owner">
          <span className="ell">{name}</span>
          {rows > 0 && <span className="num t2 nw">{t('import.rows', { count: rows })}</span>}
          <Select
            size="sm"
            label={name}
            value={owners[name] ?? ''}
            options={people}
            onChange={(id) => {
              const { [name]: _, ...others } = owners;
              void decide({ owners: id ? { ...others, [name]: id } : others });
            }}
          />
        </div>
      ))}
    </section>
  );
}

export function NoticedPanel({ dry }: { readonly dry: DryRun }) {
  const t = useT();
  const told = [
    ...(dry.figures.companies > 0 ? [t('import.notice.companies', { count: dry.figures.companies })] : []),
    ...(dry.figures.joined > 0 ? [t('import.notice.joined', { count: dry.figures.joined })] : []),
    ...(dry.likelyDuplicates.length > 0 ? [t('import.notice.likely', { count: dry.likelyDuplicates.length })] : []),
    ...(dry.withoutCompany > 0 ? [t('import.notice.withoutCompany', { count: dry.withoutCompany })] : []),
  ];
  const noticed = dry.noticed.flatMap(({ warning, rows }) => {
    const key = `import.notice.${warning}`;
    return isMessageKey(key) ? [{ words: t(key), rows }] : [];
  });
  if (told.length + noticed.length === 0) return null;
  return (
    <section className="sec">
      <h2 className="h-sec">{t('import.noticed')}</h2>
      <ul className="im-noticed sm t2">
        {told.map((words) => (
          <li key={words}>{words}</li>
        ))}
        {noticed.map(({ words, rows }) => (
          <li key={words} className="row">
            <span className="grow">{words}</span>
            <span className="num nw">{t('import.rows', { count: rows })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
