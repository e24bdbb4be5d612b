import { useT } from '../../../i18n/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { RecordLink } from '../../../ui/record-link.tsx';

/** A person's name leads to the person's page; relation is a matter of companies. */
export function PersonName({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useT();
  return (
    <RecordLink id={id} className="rel p person">
      <Icon name="user" size={14} />
      <span className="ell">{name || t('ui.unnamed')}</span>
    </RecordLink>
  );
}
