/** Two contacts side by side: which one stays, which value of each field stands, and what happens then. */
import { type Contact, type ContactRow, type LookAlike, takingOf } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { reasonWords, strengthWords } from '../../ui/duplicate-words.ts';
import { type FieldKey, fieldLines, listLines, staysBetter } from './compare-contacts.ts';
import { FieldTable } from './field-table.tsx';
import { mergePair, saySeparate } from './settle-pair.ts';
import { SideHead } from './side-head.tsx';
import type { Side } from './use-both.ts';
import { WhatHappens } from './what-happens.tsx';

export function Compare({
  a,
  b,
  match,
  onSettled,
}: {
  readonly a: Side;
  readonly b: Side;
  readonly match: LookAlike | undefined;
  readonly onSettled: (into: ContactRow | undefined) => void;
}) {
  const t = useT();
  const phone = usePhone();
  const me = useMe();
  const [keptId, keep] = useState(() => (staysBetter(a.row, b.row) ? a.row.id : b.row.id));
  const [chosen, choose] = useState<ReadonlySet<FieldKey>>(new Set());
  const [settling, setSettling] = useState(false);
  const [winner, loser] = keptId === a.row.id ? [a, b] : [b, a];
  const taking = useMemo(
    () => takingOf(winner.state, loser.state, [...chosen] as (keyof Contact)[], { winner: winner.row.id, loser: loser.row.id }),
    [winner, loser, chosen],
  );
  const names = { winner: winner.row.name || t('ui.unnamed'), loser: loser.row.name || t('ui.unnamed') };
  const swap = () => {
    keep(loser.row.id);
    // The values that were chosen still stand: those of whoever stays now need no choosing, the others do.
    const disputed = fieldLines(winner.state, loser.state).filter(({ is }) => is === 'choice');
    choose(new Set(disputed.map(({ key }) => key).filter((key) => !chosen.has(key))));
  };
  const settle = async (act: () => Promise<boolean>, into: ContactRow | undefined) => {
    if (settling) return;
    setSettling(true);
    if (await act()) onSettled(into);
    else setSettling(false);
  };
  const merge = () => void settle(() => mergePair(winner.row, loser.row, [...chosen] as (keyof Contact)[], me.id), winner.row);
  const separate = () => void settle(() => saySeparate(a.row, b.row, me.id), undefined);
  const group = t('duplicates.title');
  useCommands([
    { id: 'duplicates.merge', title: t('duplicates.merge', names), group, keys: 'm', icon: 'link', run: merge },
    { id: 'duplicates.different', title: t('duplicates.different'), group, keys: 'd', icon: 'close', run: separate },
    { id: 'duplicates.swap', title: t('duplicates.swap'), group, keys: 's', icon: 'updown', run: swap },
  ]);
  const sides = [a, b].map((side) => (
    <SideHead
      key={side.row.id}
      side={side}
      stays={side === winner}
      pair={`${a.row.id}.${b.row.id}`}
      onKeep={side === winner ? undefined : swap}
    />
  ));
  return (
    <section className="dup-compare" aria-label={t('duplicates.pair', { one: a.row.name, other: b.row.name })}>
      <p className="dup-why sm t2">
        <b>{match ? strengthWords(t, match) : t('duplicates.reason.chosen')}</b>
        {match && `: ${reasonWords(t, match)}`}
      </p>
      <FieldTable
        heads={sides}
        sides={[a, b]}
        winner={winner}
        fields={fieldLines(winner.state, loser.state)}
        lists={listLines(winner.state, taking.entries)}
        loserName={names.loser}
        chosen={chosen}
        onChoose={(key, from) => {
          const next = new Set(chosen);
          if (from === winner) next.delete(key);
          else next.add(key);
          choose(next);
        }}
      />
      <WhatHappens winner={winner} loser={loser} />
      <footer className={phone ? 'dup-foot is-phone' : 'dup-foot'}>
        <Button kind="primary" icon="link" size={phone ? 'lg' : 'md'} {...(!phone && { keys: 'm' })} disabled={settling} onClick={merge}>
          <span className="ell">{t('duplicates.merge', names)}</span>
        </Button>
        <Button size={phone ? 'lg' : 'md'} {...(!phone && { keys: 'd' })} disabled={settling} onClick={separate}>
          {t('duplicates.different')}
        </Button>
      </footer>
    </section>
  );
}
