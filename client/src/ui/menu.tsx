import { lazy, type ReactElement, type ReactNode } from 'react';
import type { IconName } from './icon.tsx';
import { WhenUsed } from './when-used.tsx';

export type MenuItem =
  | 'line'
  | { readonly head: string }
  | {
      readonly label: string;
      readonly run: () => void;
      readonly icon?: IconName;
      readonly mark?: ReactNode;
      readonly keys?: string;
      readonly checked?: boolean;
      readonly disabled?: boolean;
      readonly hint?: string;
    }
  | { readonly label: string; readonly icon?: IconName; readonly items: readonly MenuItem[] };

export interface MenuProps {
  /** One button element. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
  readonly side?: 'bottom' | 'top' | 'right';
  readonly label?: string;
}

const BaseMenu = lazy(() => import('./base/base-menu.tsx').then((module) => ({ default: module.BaseMenu })));

/** Opens under its trigger by mouse, touch and keyboard. */
export const Menu = (props: MenuProps) => (
  <WhenUsed trigger={props.trigger} popup="menu">
    {<BaseMenu {...props} />}
  </WhenUsed>
);
