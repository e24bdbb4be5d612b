import { Dialog } from '@base-ui/react/dialog';
import type { Lifecycle } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useMemo, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRows } from '../../sync/rows.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useAllCommands } from '../../ui/commands.ts';
import { CompanyName } from '../../ui/company-name.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { searchRows } from './search-rows.ts';

/** Do, go to, find. `>` shows only actions, `@` only people, `#` only customers and projects. It reads the device, so it works offline. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { money } = useFormat();
  const navigate = useNavigate();
  useReturnFocus(true);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const commands = useAllCommands();
  const [contacts, opportunities, users] = [useRows('contact'), useRows('opportunity'), useRows('user')];
  const mode = /^[>@#]/.test(typed) ? typed[0] : '';
  const wanted = (mode ? typed.slice(1) : typed).trim().toLowerCase();
  const found = useMemo(
    () => searchRows({ contacts, opportunities, users }, wanted, mode ?? ''),
    [contacts, opportunities, users, wanted, mode],
  );
  const actions = mode === '' || mode === '>' ? commands.filter(({ title }) => title.toLowerCase().includes(wanted)) : [];
  const groups = new Map<string, typeof actions>();
  for (const action of actions) groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  const run = (what: () => void) => () => {
    onClose();
    what();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="pop pal" aria-label={t('palette.title')} initialFocus={input}>
          <Command shouldFilter={false} label={t('palette.title')} loop>
            <div className="q">
              <Icon name="search" />
              <Command.Input ref={input} value={typed} onValueChange={setTyped} placeholder={t('nav.search')} />
              <Kbd keys="Escape" />
            </div>
            <Command.List className="menu pal-list">
              <Command.Empty className="mh">{t('palette.nothing', { wanted })}</Command.Empty>
              {[...groups].map(([group, entries]) => (
                <Command.Group key={group} heading={<div className="mh">{group}</div>}>
                  {entries.map((command) => (
                    <Command.Item key={command.id} value={command.id} className="mi" onSelect={run(command.run)}>
                      {command.icon && <Icon name={command.icon} />}
                      <span>{command.title}</span>
                      {command.keys && (
                        <span className="right">
                          <Kbd keys={command.keys.replace('Shift+?', '?')} />
                        </span>
                      )}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
              {found.contacts.length > 0 && (
                <Command.Group heading={<div className="mh">{t('palette.contacts')}</div>}>
                  {found.contacts.map((row) => (
                    <Command.Item
                      key={row.id}
                      value={`contact ${row.id}`}
                      className="mi"
                      onSelect={run(() => void navigate({ to: '/contacts/$id', params: { id: row.id } }))}
                    >
                      {row.is === 'company' ? (
                        <CompanyName name={row.name} lifecycle={row.lifecycle} />
                      ) : (
                        <>
                          <Icon name="user" />
                          {row.name}
                        </>
                      )}
                      <span className="sub ell">
                        {[row.is === 'company' ? relation(t, row.lifecycle) : contacts.get(row.company)?.name, row.town]
                          .filter(Boolean)
                          .join(', ')}
                      </span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {found.opportunities.length > 0 && (
                <Command.Group heading={<div className="mh">{t('palette.projects')}</div>}>
                  {found.opportunities.map((row) => (
                    <Command.Item
                      key={row.id}
                      value={`opportunity ${row.id}`}
                      className="mi"
                      onSelect={run(() => void navigate({ to: '/projects', search: { card: row.id } as never }))}
                    >
                      <Icon name="board" />
                      <span className="ell">{row.title || row.company}</span>
                      <span className="sub ell">{[row.company, money(row.amount)].filter(Boolean).join(', ')}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {found.users.length > 0 && (
                <Command.Group heading={<div className="mh">{t('palette.people')}</div>}>
                  {found.users.map((row) => (
                    <Command.Item key={row.id} value={`user ${row.id}`} className="mi" onSelect={run(() => void navigate({ to: '/team' }))}>
                      <Avatar user={row.id} name={row.name} />
                      {row.name}
                      <span className="sub">{t(`role.${row.role}`)}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
            <div className="foot">
              <span>
                <Kbd keys="ArrowUp" />
                <Kbd keys="ArrowDown" />
                {t('palette.move')}
              </span>
              <span>
                <Kbd keys="Enter" />
                {t('palette.do')}
              </span>
              <span className="hint-modes">{t('palette.modes')}</span>
              <span className="right">
                <Icon name="offline" size={14} />
                {t('palette.offline')}
              </span>
            </div>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const relation = (t: ReturnType<typeof useT>, lifecycle: Lifecycle): string => t(`contact.lifecycle.${lifecycle}`).toLowerCase();
