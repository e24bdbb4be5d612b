import { type ExportKind, exportKinds } from '@tandem/core/export';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { usePreferences } from '../../state/preferences.ts';
import { request } from '../../state/request.ts';
import { useRows } from '../../sync/rows.ts';
import { useSyncStatus } from '../../sync/sync-status.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Section, SettingsPage } from '../../ui/settings-page.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { choose, formats, kindsOf, useChoices } from './choices.ts';
import { recordsOf } from './device-export.ts';
import { ExportButton } from './export-button.tsx';
import './export.css';

type Counts = Readonly<Partial<Record<ExportKind, number>>>;

/** Everything the person may see, as files. */
export function ExportScreen() {
  const t = useT();
  const choices = useChoices();
  const offline = useSyncStatus().state === 'offline';
  const counts = useCounts(offline);
  const possible = kindsOf(choices.format);
  const kinds = possible.filter((kind) => choices.kinds.includes(kind));
  const pick = (kind: ExportKind, on: boolean) =>
    choose({ kinds: exportKinds.filter((one) => (one === kind ? on : choices.kinds.includes(one))) });
  return (
    <SettingsPage title={t('export.title')}>
      <Section title={t('export.what')} lead={t('export.whatLead')}>
        <fieldset className="ex-kinds">
          <legend className="vh">{t('export.what')}</legend>
          {exportKinds.map((kind) => (
            <KindLine
              key={kind}
              kind={kind}
              count={counts?.[kind]}
              checked={kinds.includes(kind)}
              possible={possible.includes(kind)}
              onPick={pick}
            />
          ))}
        </fieldset>
      </Section>
      <Section title={t('export.form')} lead={t(`export.formLead.${choices.format}`)}>
        <Choice name="format" value={choices.format} options={formats} onPick={(format) => choose({ format })} />
        {choices.format === 'csv' && (
          <>
            <Choice
              name="separator"
              value={choices.separator}
              options={['comma', 'semicolon', 'tab']}
              onPick={(separator) => choose({ separator })}
            />
            <Choice name="decimal" value={choices.decimal} options={['point', 'comma']} onPick={(decimal) => choose({ decimal })} />
            <Choice name="dates" value={choices.dates} options={['iso', 'local']} onPick={(dates) => choose({ dates })} />
          </>
        )}
        {choices.format === 'vcard' && (
          <Choice name="version" value={choices.version} options={['4.0', '3.0']} onPick={(version) => choose({ version })} />
        )}
      </Section>
      <Section title={t('export.take')} lead={t('export.takeLead')}>
        {offline && <p className="sm t2">{t(choices.format === 'vcard' ? 'export.offlineCards' : 'export.offline')}</p>}
        <ExportButton
          choices={{ ...choices, kinds }}
          offline={offline}
          records={kinds.reduce((sum, kind) => sum + (counts?.[kind] ?? 0), 0)}
        />
      </Section>
    </SettingsPage>
  );
}

/** From the server, which counts what it would send; without it, what is on this device. */
function useCounts(offline: boolean): Counts | undefined {
  const [counts, setCounts] = useState<Counts>();
  const [contacts, opportunities, tasks, activities] = [useRows('contact'), useRows('opportunity'), useRows('task'), useRows('activity')];
  useEffect(() => {
    const here = () => {
      const rows = { contact: contacts, opportunity: opportunities, task: tasks, activity: activities } as Readonly<
        Record<string, unknown>
      >;
      setCounts(Object.fromEntries(exportKinds.map((kind) => [kind, recordsOf(kind, ((one: string) => rows[one]) as never).length])));
    };
    if (offline) return here();
    request<{ counts: Counts }>('GET', '/api/exports').then((answer) => setCounts(answer.counts), here);
  }, [offline, contacts, opportunities, tasks, activities]);
  return counts;
}

function KindLine({
  kind,
  count,
  checked,
  possible,
  onPick,
}: {
  readonly kind: ExportKind;
  readonly count: number | undefined;
  readonly checked: boolean;
  readonly possible: boolean;
  readonly onPick: (kind: ExportKind, on: boolean) => void;
}) {
  const t = useT();
  const { number } = useFormat();
  return (
    <div className={possible ? 'ex-kind' : 'ex-kind t3'}>
      <Checkbox checked={checked} disabled={!possible} onChange={(on) => onPick(kind, on)}>
        <span>{t(`export.kind.${kind}`)}</span>
      </Checkbox>
      <span className="right num t2">{possible ? (count === undefined ? '' : number(count)) : t('export.notAsCards')}</span>
    </div>
  );
}

type ChoiceName = 'format' | 'separator' | 'decimal' | 'dates' | 'version';

function Choice<V extends string>({
  name,
  value,
  options,
  onPick,
}: {
  readonly name: ChoiceName;
  readonly value: V;
  readonly options: readonly V[];
  readonly onPick: (value: V) => void;
}) {
  const t = useT();
  const { language } = usePreferences();
  const words = (option: V) => (name === 'version' ? option : t(`export.${name}.${option}` as 'export.format.csv'));
  return (
    <div className="opt">
      <span>{t(`export.${name}`)}</span>
      <Segmented
        key={language}
        label={t(`export.${name}`)}
        value={value}
        onChange={(key) => onPick(key as V)}
        options={options.map((key) => ({ key, label: words(key) }))}
      />
    </div>
  );
}
