import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'title'> {
  readonly icon: IconName;
  /** Read aloud, and shown as the tooltip. */
  readonly label: string;
  readonly keys?: string;
  readonly size?: 'sm' | 'md';
  readonly kind?: 'ghost' | 'default' | 'primary';
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, keys, size = 'md', kind = 'ghost', className, ...rest }: IconButtonProps) {
  const classes = ['btn icon', kind === 'default' ? '' : kind, size === 'sm' ? 'sm' : '', className ?? ''];
  return (
    <Tooltip text={label} {...(keys && { keys })}>
      <button type="button" aria-label={label} className={classes.filter(Boolean).join(' ')} {...rest}>
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
