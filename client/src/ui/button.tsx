import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly children: ReactNode;
  readonly kind?: 'primary' | 'default' | 'ghost';
  readonly size?: 'sm' | 'md' | 'lg';
  readonly icon?: IconName;
  /** Shown as a hint; the command itself is registered where it belongs. */
  readonly keys?: string;
  readonly wide?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, kind = 'default', size = 'md', icon, keys, wide = false, className, ...rest }: ButtonProps) {
  const classes = ['btn', kind === 'default' ? '' : kind, size === 'md' ? '' : size, wide ? 'wide' : '', className ?? ''];
  return (
    <button type="button" className={classes.filter(Boolean).join(' ')} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  );
}
