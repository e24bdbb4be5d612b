import { useT } from '../../i18n/i18n.ts';
import { Icon } from '../icon.tsx';
import { lazyPart } from '../lazy-part.tsx';
import { Popover } from '../popover.tsx';
import { questionOf } from './rule-words.ts';

const WhyPanel = lazyPart(async () => (await import('./why-panel.tsx')).WhyPanel);

export interface WhyButtonProps {
  /** The key of the effect that made the row, such as a task's `effect`; nothing is drawn for ''. */
  readonly effect?: string;
  /** Instead of an effect: all decisions on a record, `contact/<id>`. */
  readonly about?: string;
  /** "Why?" without it. */
  readonly label?: string;
  /** Controlled by a caller that has the key W. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A small quiet button that opens the reason. */
export function WhyButton({ effect, about, label, open, onOpenChange }: WhyButtonProps) {
  const t = useT();
  if (!effect && !about) return null;
  return (
    <Popover
      label={effect ? t(questionOf(effect)) : t('rules.why.about')}
      align="end"
      className="whyp"
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange })}
      trigger={
        <button type="button" className="btn ghost sm why">
          <Icon name="because" size={14} />
          {label ?? t('rules.why')}
        </button>
      }
    >
      <WhyPanel {...(effect ? { effect } : { about: about ?? '' })} />
    </Popover>
  );
}
