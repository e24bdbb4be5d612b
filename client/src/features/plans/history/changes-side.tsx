/** Beside the text: whose colours these are, the way from change to change, and the sections in which something changed. */
import type { ComparedSection, PlanComparison } from '@tandem/core/plans/compare';
import { useEffect, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { colorOf } from './compared-text.tsx';
import { useNameOf } from './version-words.ts';

export function ChangesSide({
  compared,
  titleOf,
  isNow,
  onBring,
}: {
  readonly compared: PlanComparison;
  readonly titleOf: (section: ComparedSection) => string;
  readonly isNow: boolean;
  /** Undefined where nothing can be brought back. */
  readonly onBring: ((section: ComparedSection) => void) | undefined;
}) {
  const t = useT();
  const nameOf = useNameOf();
  const countOf = (added: number, removed: number): string =>
    [added > 0 && t('plans.history.added', { count: added }), removed > 0 && t('plans.history.removed', { count: removed })]
      .filter(Boolean)
      .join(', ') || t('plans.history.values');
  const changed = compared.sections.filter((section) => section.changed);
  return (
    <aside className="cmp-side">
      <div className="cmp-sec">
        <div className="row">
          <h2 className="h-sec">{t(isNow ? 'plans.history.since' : 'plans.history.between')}</h2>
          <span className="right" />
          {changed.length > 0 && <Steps />}
        </div>
        {changed.length === 0 && <EmptyState title={t('plans.history.same')}>{t('plans.history.same.hint')}</EmptyState>}
        <ul className="cmp-people">
          {compared.people.map(({ user, added, removed }) => (
            <li key={user} className="row">
              <span className={`cmp-swatch ${colorOf(user)}`} aria-hidden="true" />
              <Avatar user={user} name={nameOf(user)} />
              <span className="grow">
                <span className="ell">{nameOf(user)}</span>
                <span className="sm t3 num cmp-count">{countOf(added, removed)}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
      {changed.map((section) => (
        <div key={section.key} className="cmp-sec row">
          <button type="button" className="btn ghost sm cmp-jump" onClick={() => jump(section.key)}>
            {titleOf(section)}
          </button>
          <span className="right" />
          {onBring && section.parts.length > 0 && (
            <Button size="sm" aria-label={t('plans.history.bring.of', { section: titleOf(section) })} onClick={() => onBring(section)}>
              {t('plans.history.bring')}
            </Button>
          )}
        </div>
      ))}
      <div className="cmp-sec row sm t2">
        <Icon name="users" size={14} />
        <span>{t(isNow && !onBring ? 'plans.history.mayNot' : 'plans.history.access')}</span>
      </div>
    </aside>
  );
}

const jump = (key: string): void => {
  const section = document.getElementById(`cmp-${key}`);
  section?.scrollIntoView({ block: 'start' });
  (section?.querySelector<HTMLElement>('[data-change]') ?? undefined)?.focus({ preventScroll: true });
};

/** From one change to the next, in the order in which they are read. */
function Steps() {
  const t = useT();
  const [at, setAt] = useState<{ readonly index: number; readonly count: number }>();
  const go = (by: 1 | -1) => {
    const changes = changesIn();
    if (changes.length === 0) return;
    const here = changes.indexOf(document.activeElement as HTMLElement);
    const from = here >= 0 ? here : (at?.index ?? (by > 0 ? -1 : changes.length));
    const index = Math.max(0, Math.min(changes.length - 1, from + by));
    changes[index]?.scrollIntoView({ block: 'center' });
    changes[index]?.focus({ preventScroll: true });
    setAt({ index, count: changes.length });
  };
  useEffect(() => setAt((before) => before && { ...before, count: changesIn().length }), []);
  useKeys({ '.': () => go(1), ',': () => go(-1) });
  return (
    <span className="row cmp-steps">
      {at && (
        <span className="sm t3 num" role="status">
          {t('plans.history.position', { at: at.index + 1, count: at.count })}
        </span>
      )}
      <IconButton icon="left" size="sm" label={t('plans.history.previous')} keys="," onClick={() => go(-1)} />
      <IconButton icon="right" size="sm" label={t('plans.history.next')} keys="." onClick={() => go(1)} />
    </span>
  );
}
const changesIn = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.cmp-text [data-change]')];
