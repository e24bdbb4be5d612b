import { useT } from '../../i18n/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { Item } from './items.ts';
import { MarkedText } from './marked-text.tsx';

const looks = { lead: 'rel l', prospect: 'rel p', customer: 'rel c' } as const;
const factIcons: Readonly<Record<string, IconName>> = { phone: 'phone', mail: 'mail', address: 'place', website: 'globe' };

/** Mark, name, what it is, and the fact by which it was found. */
export function ResultLine({ item }: { readonly item: Item }) {
  const t = useT();
  const { name, about, facts, icon, lifecycle, user, keys } = item;
  return (
    <>
      {lifecycle ? (
        <span className={looks[lifecycle]}>
          <Icon name={lifecycle} label={t(`contact.lifecycle.${lifecycle}`)} />
          <span className="ell">
            <MarkedText {...name} />
          </span>
        </span>
      ) : (
        <>
          {user !== undefined ? <Avatar user={user} name={name.text} /> : icon && <Icon name={icon} />}
          <span className="ell pal-name">
            <MarkedText {...name} />
          </span>
        </>
      )}
      {about && <span className="sub ell">{about}</span>}
      {facts.map(({ fact, text, marks }) => (
        <span key={`${fact} ${text}`} className="sub pal-fact">
          {factIcons[fact] && <Icon name={factIcons[fact]} size={12} />}
          <span className="ell">
            {fact === 'mergedName' ? t('palette.fact.mergedName', { text }) : <MarkedText text={text} marks={marks} />}
          </span>
        </span>
      ))}
      {keys && (
        <span className="right">
          <Kbd keys={keys.replace('Shift+?', '?')} />
        </span>
      )}
    </>
  );
}
