/** What follows when a task of a type ends in some way: the table that the rule "A task was completed" reads. */
import { byRank, type Settings, settings as settingsDocument } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { newId } from '../../../sync/new-id.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { saveSettings } from '../../../ui/save-settings.ts';
import { Select } from '../../../ui/select.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { doubledSteps, firstFree, outcomes } from './step-table.ts';

export function NextSteps({ settings, mayEdit }: { readonly settings: Settings; readonly mayEdit: boolean }) {
  const t = useT();
  const types = settings.taskTypes.filter((type) => !type.archived).toSorted(byRank);
  const titleOf = (id: string) => settings.taskTypes.find((type) => type.id === id)?.title ?? t('settings.step.noType');
  const options = (chosen: string) =>
    settings.taskTypes
      .filter((type) => !type.archived || type.id === chosen)
      .toSorted(byRank)
      .map((type) => ({ value: type.id, label: type.title }));
  const place = new Map(types.map((type, at) => [type.id, at]));
  const steps = settings.nextSteps.toSorted(
    (a, b) => (place.get(a.taskType) ?? 99) - (place.get(b.taskType) ?? 99) || outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome),
  );
  const doubled = doubledSteps(settings.nextSteps);
  const free = firstFree(
    types.map((type) => type.id),
    settings.nextSteps,
  );
  const patch = (id: string, change: Readonly<Record<string, unknown>>) =>
    void saveSettings(t('settings.step.changed'), (doc) => void settingsDocument.changeEntry(doc, 'nextSteps', id, change as never, 'me'));
  const add = () => {
    if (!free) return;
    void saveSettings(t('settings.step.added'), (doc) =>
      settingsDocument.addEntry(doc, 'nextSteps', newId(), { ...free, nextType: free.taskType, days: 1 }, 'me'),
    );
  };
  if (types.length === 0) return <EmptyState title={t('settings.step.noTypes')} />;
  return (
    <section className="list-editor" aria-label={t('settings.nextSteps')}>
      <p className="sm t3">{t('settings.step.lead')}</p>
      {steps.length === 0 && <p className="sm t3">{t('settings.step.none')}</p>}
      {steps.length > 0 && (
        <ul className="panel">
          {steps.map((step, at) => {
            const label = t('settings.step.no', { number: at + 1 });
            return (
              <li key={step.id} className="le step-line" aria-label={label}>
                <span className="sm t3">{t('settings.step.when')}</span>
                <Select
                  label={t('settings.step.typeOf', { step: label })}
                  value={step.taskType}
                  placeholder={titleOf(step.taskType)}
                  options={options(step.taskType)}
                  disabled={!mayEdit}
                  onChange={(taskType) => patch(step.id, { taskType })}
                />
                <Select
                  label={t('settings.step.outcomeOf', { step: label })}
                  value={step.outcome}
                  options={outcomes.map((outcome) => ({ value: outcome, label: t(`settings.step.outcome.${outcome}`) }))}
                  disabled={!mayEdit}
                  onChange={(outcome) => patch(step.id, { outcome })}
                />
                <span className="sm t3">{t('settings.step.then')}</span>
                <Select
                  label={t('settings.step.nextOf', { step: label })}
                  value={step.nextType}
                  placeholder={titleOf(step.nextType)}
                  options={options(step.nextType)}
                  disabled={!mayEdit}
                  onChange={(nextType) => patch(step.id, { nextType })}
                />
                <Stepper
                  value={step.days ?? 0}
                  max={365}
                  label={t('settings.step.daysOf', { step: label })}
                  text={t('settings.type.in', { count: step.days ?? 0 })}
                  disabled={!mayEdit}
                  onChange={(days) => patch(step.id, { days })}
                />
                {mayEdit && (
                  <IconButton
                    icon="close"
                    size="sm"
                    label={t('settings.step.removeOf', { step: label })}
                    onClick={() =>
                      void saveSettings(t('settings.step.removed'), (doc) => settingsDocument.removeEntry(doc, 'nextSteps', step.id, 'me'))
                    }
                  />
                )}
                {doubled.has(step.id) && <p className="sm warn">{t('settings.step.doubled')}</p>}
              </li>
            );
          })}
        </ul>
      )}
      {mayEdit && (
        <div>
          <Button icon="plus" disabled={!free} onClick={add}>
            {t('settings.step.add')}
          </Button>
        </div>
      )}
    </section>
  );
}
