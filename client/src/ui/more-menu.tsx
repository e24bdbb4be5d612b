/** Everything else that can be done with a thing, behind three dots at its right. */
import { Icon } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';

interface MoreMenuProps {
  /** Says whose: the dots alone say nothing. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** `row` is quiet and small, for many below each other. */
  readonly look?: 'button' | 'quiet' | 'row';
  readonly className?: string;
}

const looks = { button: 'btn icon', quiet: 'btn icon ghost', row: 'btn icon ghost sm' } as const;

export const MoreMenu = ({ label, items, look = 'button', className = '' }: MoreMenuProps) => (
  <Menu
    align="end"
    label={label}
    trigger={
      <button type="button" className={`${looks[look]} ${className}`.trim()} aria-label={label}>
        <Icon name="more" size={look === 'row' ? 14 : 16} />
      </button>
    }
    items={items}
  />
);
