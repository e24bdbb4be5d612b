import type { ReactNode } from 'react';
import { useT } from '../i18n/i18n.ts';
import { Icon, type IconName } from './icon.tsx';

export type ChipTone = 'plain' | 'late' | 'cust' | 'pros' | 'lead' | 'won' | 'warn' | 'acc' | 'fill';

/** A state in words, with one icon at most. */
export function Chip({
  children,
  tone = 'plain',
  icon,
}: {
  readonly children: ReactNode;
  readonly tone?: ChipTone;
  readonly icon?: IconName;
}) {
  return (
    <span className={tone === 'plain' ? 'chip' : `chip ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** Field, value, remove. `onEdit` opens whatever changes the value. */
export function FilterChip({
  field,
  value,
  onRemove,
  onEdit,
}: {
  readonly field: string;
  readonly value: ReactNode;
  readonly onRemove: () => void;
  readonly onEdit?: () => void;
}) {
  const t = useT();
  return (
    <span className="fchip">
      <span>{field}</span>
      {onEdit ? (
        <button type="button" className="val" onClick={onEdit}>
          {value}
        </button>
      ) : (
        <span>{value}</span>
      )}
      <button type="button" aria-label={t('ui.removeFilter', { field })} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}
