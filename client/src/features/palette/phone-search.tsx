import { type RefObject, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { telephoneLink } from '../../ui/work/reach.ts';
import { Announcement } from './announcement.tsx';
import type { Item } from './items.ts';
import { ResultLine } from './result-line.tsx';
import { useChoose, useSections } from './use-sections.ts';

/** The whole screen: a field, and below it lines that open at a touch; beside whoever has a number, the call. */
export function PhoneSearch({ input, onClose }: { readonly input: RefObject<HTMLInputElement | null>; readonly onClose: () => void }) {
  const t = useT();
  const { number } = useFormat();
  const [typed, setTyped] = useState('');
  const answer = useSections(typed, setTyped);
  const { sections, query, isNothing, isMeant, isSettled } = answer;
  const choose = useChoose(typed, onClose);
  return (
    <>
      <form
        className="psearch-q"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = sections.flatMap(({ items }) => items);
          if (first) choose(first);
        }}
      >
        <IconButton icon="left" label={t('ui.back')} onClick={onClose} />
        <input
          ref={input}
          type="search"
          enterKeyHint="go"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          value={typed}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          onChange={({ target }) => setTyped(target.value)}
        />
        {typed !== '' && (
          <IconButton
            icon="close"
            label={t('palette.clear')}
            onClick={() => {
              setTyped('');
              input.current?.focus();
            }}
          />
        )}
      </form>
      <div className="psearch-list" aria-busy={!isSettled}>
        {isNothing && <p className="psearch-note">{t('palette.nothing', { wanted: query.typed })}</p>}
        {isMeant && <p className="psearch-note">{t('palette.meant')}</p>}
        {sections.map(({ id, title, count, items }) => (
          <section key={id} aria-label={title}>
            <h2 className="mgh">
              {title} {count !== undefined && <span className="num t3">{number(count)}</span>}
            </h2>
            <ul>
              {items.map((item) => (
                <Line key={item.id} item={item} onChoose={() => choose(item)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Announcement {...answer} />
    </>
  );
}

function Line({ item, onChoose }: { readonly item: Item; readonly onChoose: () => void }) {
  const t = useT();
  return (
    <li className="psearch-li">
      <button type="button" className="psearch-it" onClick={onChoose}>
        <ResultLine item={item} />
      </button>
      {item.phone && (
        <a className="call" href={telephoneLink(item.phone)} aria-label={t('palette.call', { name: item.name.text, phone: item.phone })}>
          <Icon name="phone" />
        </a>
      )}
    </li>
  );
}
