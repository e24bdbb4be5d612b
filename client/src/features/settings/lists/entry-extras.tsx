/** What an entry has besides its title, by list. */
import type { Settings } from '@tandem/core';
import { type Translate, useT } from '../../../i18n/i18n.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select } from '../../../ui/select.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { taskTypeIcons } from '../../../ui/task-type-icons.ts';
import type { Patch } from './entry-line.tsx';
import type { TitledList } from './lists.ts';
import { NumberCell, TextCell } from './value-cells.tsx';

interface ExtrasProps {
  readonly list: TitledList;
  readonly id: string;
  readonly settings: Settings;
  readonly mayEdit: boolean;
  readonly onPatch: Patch;
}
interface Of<L extends TitledList> extends Omit<ExtrasProps, 'list' | 'id' | 'settings'> {
  readonly entry: Settings[L][number];
  readonly t: Translate;
}

export function EntryExtras({ list, id, settings, mayEdit, onPatch }: ExtrasProps) {
  const t = useT();
  const shared = { mayEdit, onPatch, t };
  const entry = <L extends TitledList>(of: L) => (settings[of] as readonly Settings[L][number][]).find((one) => one.id === id);
  switch (list) {
    case 'statuses':
      return draw(entry('statuses'), (one) => <StatusExtras entry={one} {...shared} />);
    case 'taskTypes':
      return draw(entry('taskTypes'), (one) => <TaskTypeExtras entry={one} {...shared} />);
    case 'processes':
      return draw(entry('processes'), (one) => <ProcessExtras entry={one} {...shared} />);
    case 'stages':
      return draw(entry('stages'), (one) => <StageExtras entry={one} {...shared} />);
    case 'products':
      return draw(entry('products'), (one) => <ProductExtras entry={one} {...shared} />);
    case 'sizeClasses':
      return draw(entry('sizeClasses'), (one) => <SizeClassExtras entry={one} {...shared} />);
    default:
      return null;
  }
}
const draw = <E,>(entry: E | undefined, one: (entry: E) => React.ReactElement) => entry && one(entry);

const effects = ['', 'stop', 'redirect'] as const;

function StatusExtras({ entry, mayEdit, onPatch, t }: Of<'statuses'>) {
  return (
    <span className="le-choice wide">
      <Select
        label={t('settings.status.effectOf', { entry: entry.title })}
        value={entry.effect}
        disabled={!mayEdit}
        options={effects.map((value) => ({ value, label: t(`settings.status.effect.${value || 'none'}`) }))}
        onChange={(effect) => onPatch({ effect }, t('settings.list.changed', { entry: entry.title }))}
      />
    </span>
  );
}

const icons = ['call', 'visit', 'mail', 'quote', 'choose', 'other'] as const;

function TaskTypeExtras({ entry, mayEdit, onPatch, t }: Of<'taskTypes'>) {
  const changed = t('settings.list.changed', { entry: entry.title });
  const days = entry.followUpDays ?? 0;
  return (
    <>
      <span className="le-choice">
        <Select
          label={t('settings.type.iconOf', { entry: entry.title })}
          value={entry.icon}
          disabled={!mayEdit}
          options={icons.map((value) => ({
            value,
            label: t(`settings.type.icon.${value}`),
            mark: <Icon name={taskTypeIcons[value]} size={14} />,
          }))}
          onChange={(icon) => onPatch({ icon }, changed)}
        />
      </span>
      <Stepper
        value={days}
        max={365}
        label={t('settings.type.followUpOf', { entry: entry.title })}
        text={t('settings.type.in', { count: days })}
        disabled={!mayEdit}
        onChange={(followUpDays) => onPatch({ followUpDays }, changed)}
      />
      <Checkbox checked={entry.workingDays} disabled={!mayEdit} onChange={(workingDays) => onPatch({ workingDays }, changed)}>
        <span className="sm nw">{t('settings.type.workingDays')}</span>
      </Checkbox>
    </>
  );
}

const processKinds = ['sales', 'lead', 'service'] as const;

function ProcessExtras({ entry, mayEdit, onPatch, t }: Of<'processes'>) {
  return (
    <span className="le-choice">
      <Select
        label={t('settings.process.kindOf', { entry: entry.title })}
        value={entry.kind}
        disabled={!mayEdit}
        options={processKinds.map((value) => ({ value, label: t(`settings.process.kind.${value}`) }))}
        onChange={(kind) => onPatch({ kind }, t('settings.list.changed', { entry: entry.title }))}
      />
    </span>
  );
}

const stageStatuses = ['open', 'won', 'lost'] as const;

function StageExtras({ entry, mayEdit, onPatch, t }: Of<'stages'>) {
  const changed = t('settings.list.changed', { entry: entry.title });
  return (
    <>
      <span className="le-choice">
        <Select
          label={t('settings.stage.statusOf', { entry: entry.title })}
          value={entry.status}
          disabled={!mayEdit}
          options={stageStatuses.map((value) => ({ value, label: t(`settings.stage.status.${value}`) }))}
          onChange={(status) => onPatch({ status }, changed)}
        />
      </span>
      <NumberCell
        label={t('settings.stage.probabilityOf', { entry: entry.title })}
        unit="%"
        most={100}
        value={entry.probability}
        disabled={!mayEdit}
        onChange={(probability) => onPatch({ probability }, changed)}
      />
    </>
  );
}

function ProductExtras({ entry, mayEdit, onPatch, t }: Of<'products'>) {
  const changed = t('settings.list.changed', { entry: entry.title });
  return (
    <>
      <TextCell
        label={t('settings.product.seriesOf', { entry: entry.title })}
        placeholder={t('settings.product.series')}
        value={entry.series}
        disabled={!mayEdit}
        onChange={(series) => onPatch({ series }, changed)}
      />
      <NumberCell
        label={t('settings.product.priceOf', { entry: entry.title })}
        placeholder={t('settings.product.price')}
        value={entry.price}
        disabled={!mayEdit}
        onChange={(price) => onPatch({ price }, changed)}
      />
    </>
  );
}

function SizeClassExtras({ entry, mayEdit, onPatch, t }: Of<'sizeClasses'>) {
  return (
    <NumberCell
      label={t('settings.size.fromOf', { entry: entry.title })}
      unit={t('settings.size.unit')}
      value={entry.from}
      disabled={!mayEdit}
      onChange={(from) => onPatch({ from }, t('settings.list.changed', { entry: entry.title }))}
    />
  );
}
