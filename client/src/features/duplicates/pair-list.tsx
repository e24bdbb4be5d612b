/** The pairs, best first, under how likely they are. */
import type { ContactRow, Pair } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { reasonWords, strengthWords } from '../../ui/duplicate-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { pairKey } from './compare-contacts.ts';

export function PairList({
  pairs,
  contacts,
  chosen,
}: {
  readonly pairs: readonly Pair[];
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly chosen: string;
}) {
  const t = useT();
  const here = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever is chosen comes into view
  useEffect(() => void here.current?.scrollIntoView({ block: 'nearest' }), [chosen]);
  return (
    <nav className="dup-list" aria-label={t('duplicates.list')}>
      {pairs.map((pair, at) => {
        const key = pairKey(pair);
        const [one, other] = [contacts.get(pair.a), contacts.get(pair.b)];
        if (!one || !other) return null;
        const first = pairs[at - 1]?.strength !== pair.strength;
        return (
          <div key={key}>
            {first && (
              <h2 className="gh">
                {strengthWords(t, pair)}
                <span className="n">{pairs.filter(({ strength }) => strength === pair.strength).length}</span>
              </h2>
            )}
            <Link
              to="/contacts/duplicates"
              search={{ pair: key } as never}
              className={key === chosen ? 'dup-pair is-sel' : 'dup-pair'}
              aria-current={key === chosen ? 'true' : undefined}
              ref={key === chosen ? here : undefined}
            >
              <Icon name={one.is === 'company' ? one.lifecycle : 'user'} label={t(`contact.kind.${one.is}`)} />
              <span className="grow">
                <span className="m ell">{one.name || t('ui.unnamed')}</span>
                <span className="ell t2">{other.name || t('ui.unnamed')}</span>
                <span className="sm t3 ell">{reasonWords(t, pair)}</span>
              </span>
              <Icon name="right" size={12} />
            </Link>
          </div>
        );
      })}
    </nav>
  );
}
