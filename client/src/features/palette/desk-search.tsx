import { Command } from 'cmdk';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Announcement } from './announcement.tsx';
import { ResultLine } from './result-line.tsx';
import { useChoose, useSections } from './use-sections.ts';

/** A field and a list below it that the arrow keys walk through, Home and End too; Enter opens, with Cmd or Ctrl in a new window. */
export function DeskSearch({ input, onClose }: { readonly input: RefObject<HTMLInputElement | null>; readonly onClose: () => void }) {
  const t = useT();
  const { number } = useFormat();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState('');
  const answer = useSections(typed, setTyped);
  const { sections, query, isNothing, isMeant, isSettled } = answer;
  const choose = useChoose(typed, onClose);
  const all = sections.flatMap(({ items }) => items);
  // What is chosen must be there: the first line, until somebody walks on.
  const value = all.some(({ id }) => id === chosen) ? chosen : (all[0]?.id ?? '');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    const item = all.find(({ id }) => id === value);
    if (item) choose(item, true);
  };
  return (
    <Command
      shouldFilter={false}
      label={t('palette.title')}
      loop
      vimBindings={false}
      value={value}
      onValueChange={setChosen}
      onKeyDown={onKeyDown}
    >
      <div className="q">
        <Icon name="search" />
        <Command.Input
          ref={input}
          value={typed}
          onValueChange={(text) => {
            setTyped(text);
            setChosen('');
          }}
          placeholder={t('palette.placeholder')}
        />
        <Kbd keys="Escape" />
      </div>
      <Command.List className="menu pal-list" aria-busy={!isSettled}>
        {isNothing && <div className="mh">{t('palette.nothing', { wanted: query.typed })}</div>}
        {isMeant && <div className="mh">{t('palette.meant')}</div>}
        {sections.map(({ id, title, count, items }) => (
          <Command.Group
            key={id}
            heading={
              <div className="mh">
                {title} {count !== undefined && <span className="num">{number(count)}</span>}
              </div>
            }
          >
            {items.map((item) => (
              <Command.Item key={item.id} value={item.id} className="mi" onSelect={() => choose(item)}>
                <ResultLine item={item} />
              </Command.Item>
            ))}
          </Command.Group>
        ))}
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
        <span>
          <Kbd keys="$mod+Enter" />
          {t('palette.newWindow')}
        </span>
        <span className="hint-modes">{t('palette.modes')}</span>
        <span className="right">
          <Icon name="offline" size={14} />
          {t('palette.offline')}
        </span>
      </div>
      <Announcement {...answer} />
    </Command>
  );
}
