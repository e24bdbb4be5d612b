import { type Lifecycle, lifecycles } from '@tandem/core';
import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';

const look = { lead: 'l', prospect: 'p', customer: 'c' } as const satisfies Record<Lifecycle, string>;

/** Where a company stands. To be read, not pressed: only rules change it. */
export function LifecycleSteps({ now }: { readonly now: Lifecycle }) {
  const t = useT();
  const at = lifecycles.indexOf(now);
  return (
    <ol className="steps" aria-label={t('contacts.page.relation')} title={t('contacts.page.relation.hint')}>
      {lifecycles.map((step, place) => (
        <li key={step} className={look[step]} aria-current={place === at ? 'step' : undefined}>
          {place < at && <Icon name="check" size={12} />}
          {place === at && <Icon name={step} />}
          {t(`contact.lifecycle.${step}`)}
        </li>
      ))}
    </ol>
  );
}

export const lifecycleLook = (lifecycle: Lifecycle): 'l' | 'p' | 'c' => look[lifecycle];
