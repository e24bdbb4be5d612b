/** From the list to those who may be in it twice; nothing when nobody is. */
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/i18n.ts';
import { usePhone } from '../../state/use-media.ts';
import { useLookAlikes } from '../../sync/look-alikes.ts';
import { Icon } from '../../ui/icon.tsx';

export function DuplicatesLink() {
  const t = useT();
  const phone = usePhone();
  const count = useLookAlikes().worthALook();
  if (count === 0) return null;
  return (
    <Link className={phone ? 'banner info twins-line' : 'btn ghost'} to="/contacts/duplicates">
      <Icon name="users" />
      <span className="grow">{t('duplicates.count', { count })}</span>
      {phone && <Icon name="right" size={12} />}
    </Link>
  );
}
