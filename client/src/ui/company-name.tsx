import type { Lifecycle } from '@tandem/core';
import { useT } from '../i18n/i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import { RecordLink } from './record-link.tsx';

const looks: Readonly<Record<Lifecycle, { readonly mark: IconName; readonly className: string }>> = {
  lead: { mark: 'lead', className: 'rel l' },
  prospect: { mark: 'prospect', className: 'rel p' },
  customer: { mark: 'customer', className: 'rel c' },
};

/** Mark and name: dashed ring and grey for a lead, half disc and ink for a prospect, full disc and blue for a customer. */
export function CompanyName({
  name,
  lifecycle,
  id,
}: {
  readonly name: string;
  readonly lifecycle: Lifecycle;
  /** With an id the name leads to the contact's page. */
  readonly id?: string;
}) {
  const t = useT();
  const { mark, className } = looks[lifecycle];
  const inside = (
    <>
      <Icon name={mark} label={t(`contact.lifecycle.${lifecycle}`)} />
      <span className="ell">{name || t('ui.unnamed')}</span>
    </>
  );
  return id ? (
    <RecordLink id={id} className={className}>
      {inside}
    </RecordLink>
  ) : (
    <span className={className}>{inside}</span>
  );
}
