/** A plan as Markdown, made of what is on this device: also without a network, and with what has not left it yet. */
import { type ContactRow, dayIn, type PlanFrame, type RowContent, type RowKind, shownAs } from '@tandem/core';
import { outlineOf, type PlanReader } from '@tandem/core/plans/outline';
import { type OutlineLanguage, outlineWords } from '@tandem/core/plans/outline-words';
import { paperHead, paperMarkdown } from '@tandem/core/plans/paper';
import { paperWords } from '@tandem/core/plans/paper-words';
import type { PlanFacts } from '@tandem/core/plans/plan-figures';
import type * as Y from 'yjs';
import type { Format } from '../../../i18n/use-format.ts';

export interface DevicePlan {
  readonly frame: PlanFrame;
  readonly text: Y.XmlFragment;
  readonly language: OutlineLanguage;
  /** The reader. */
  readonly me: string;
  readonly rows: <K extends RowKind>(kind: K) => ReadonlyMap<string, Extract<RowContent, { kind: K }>>;
  readonly facts: PlanFacts;
  readonly format: Format;
  readonly moneyIn: (currency: string) => Format['money'];
  readonly timeZone: string;
  readonly now: Date;
}

export function deviceMarkdown({ frame, text, language, me, rows, facts, format, moneyIn, timeZone, now }: DevicePlan): string {
  const contacts: ReadonlyMap<string, ContactRow> = rows('contact');
  const stages = rows('settings').get('settings')?.state.stages ?? [];
  const reader: PlanReader = {
    words: outlineWords[language],
    user: (id) => rows('user').get(id)?.name,
    contact: (id) => contacts.get(shownAs(id, contacts))?.name,
    opportunity: (id) => rows('opportunity').get(id),
    quote: (id) => rows('quote').get(id),
    task: (id) => rows('task').get(id),
    file: (id) => rows('file').get(id)?.name,
    titleOf: (id) => stages.find((stage) => stage.id === id)?.title ?? '',
    facts,
    day: format.dayLong,
    money: (amount, currency) => moneyIn(currency)(amount),
    count: format.number,
    percent: format.percent,
  };
  const at = now.toISOString();
  const dayOf = (instant: string) => dayIn(timeZone, instant);
  const head = paperHead(
    frame,
    { day: dayOf(at), time: format.time(at) },
    { reader, words: paperWords[language], dayOf, name: reader.user(me) ?? '' },
  );
  return paperMarkdown({ ...head, blocks: outlineOf(text, reader) });
}
