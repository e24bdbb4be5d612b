/** On a phone the three columns of a plan take turns; the text stays where it is meanwhile. */
import { useT } from '../../../i18n/i18n.ts';
import { Segmented } from '../../../ui/tabs.tsx';

export const planParts = ['text', 'outline', 'beside'] as const;
export type PlanPart = (typeof planParts)[number];

export function PhoneParts({ part, onChange }: { readonly part: PlanPart; readonly onChange: (part: PlanPart) => void }) {
  const t = useT();
  return (
    <div className="pn-parts">
      <Segmented
        label={t('plans.page.parts')}
        value={part}
        options={planParts.map((key) => ({ key, label: t(`plans.page.part.${key}`) }))}
        onChange={(key) => onChange(planParts.find((one) => one === key) ?? 'text')}
      />
    </div>
  );
}
