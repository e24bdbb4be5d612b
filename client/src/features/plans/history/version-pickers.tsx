import { useT } from '../../../i18n/i18n.ts';
import { Select } from '../../../ui/select.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import type { HistorySearch } from './history-search.ts';
import type { PlanVersion } from './plan-history.ts';
import { useVersionWords } from './version-words.ts';

/** Which two moments, newest first, and whether the earlier is read by itself. */
export function VersionPickers({
  versions,
  then,
  other,
  read,
  onGo,
}: {
  readonly versions: readonly PlanVersion[];
  readonly then: PlanVersion | undefined;
  readonly other: PlanVersion | undefined;
  readonly read: boolean;
  readonly onGo: (search: HistorySearch) => void;
}) {
  const t = useT();
  const words = useVersionWords();
  const options = versions.toReversed().map((version) => ({ value: version.id, label: words.long(version) }));
  const later = versions.filter(({ at, id }) => then && at >= then.at && id !== then.id);
  const go = (next: HistorySearch & { readonly with?: string | undefined }) => {
    const { version = then?.id, with: another, read: alone } = next;
    onGo({ ...(version && { version }), ...(another && { with: another }), ...(alone && { read: true }) });
  };
  return (
    <div className="row cmp-pick">
      <Tabs
        label={t('plans.history.view')}
        value={read ? 'then' : 'changes'}
        tabs={[
          { key: 'changes', label: t('plans.history.view.changes') },
          { key: 'then', label: t('plans.history.view.then') },
        ]}
        onChange={(key) => go({ ...(other && { with: other.id }), ...(key === 'then' && { read: true }) })}
      />
      <span className="cmp-choice">
        <span className="sm t3">{t('plans.history.then')}</span>
        <Select
          size="sm"
          label={t('plans.history.then')}
          value={then?.id ?? ''}
          placeholder={t('ui.choose')}
          options={options}
          onChange={(version) => go({ version, ...(read && { read: true }) })}
        />
      </span>
      {!read && (
        <span className="cmp-choice">
          <span className="sm t3">{t('plans.history.with')}</span>
          <Select
            size="sm"
            label={t('plans.history.with')}
            value={other?.id ?? ''}
            options={[
              { value: '', label: t('plans.history.now') },
              ...later.toReversed().map((version) => ({ value: version.id, label: words.long(version) })),
            ]}
            onChange={(version) => go({ with: version })}
          />
        </span>
      )}
    </div>
  );
}
