import { useT } from '../../i18n/i18n.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../avatar.tsx';
import { Combobox } from '../combobox.tsx';
import { Icon } from '../icon.tsx';

/** Colleagues who hear when the link is opened. */
export function NotifyField({
  value,
  onChange,
}: {
  readonly value: readonly string[];
  readonly onChange: (users: readonly string[]) => void;
}) {
  const t = useT();
  const users = useRows('user');
  const others = [...users.values()].filter(({ id, active }) => active && !value.includes(id));
  return (
    <div className="field">
      <span className="lbl">{t('share.notify')}</span>
      <div className="shr-tells">
        {value.map((id) => {
          const name = users.get(id)?.name ?? '';
          return (
            <span key={id} className="fchip">
              <span>{name}</span>
              <button
                type="button"
                aria-label={t('share.notify.remove', { name })}
                onClick={() => onChange(value.filter((one) => one !== id))}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          );
        })}
      </div>
      <Combobox
        key={value.length}
        value=""
        label={t('share.notify.add')}
        placeholder={t('share.notify.add')}
        options={others.map(({ id, name }) => ({ value: id, label: name, mark: <Avatar user={id} name={name} size={16} /> }))}
        onChange={(id) => id && onChange([...value, id])}
      />
    </div>
  );
}
