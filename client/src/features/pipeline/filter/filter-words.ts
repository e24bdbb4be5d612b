/** A filter in words: one chip a condition, with what its removal leaves. */
import type { Settings, UserRow } from '@tandem/core';
import type { Translate } from '../../../i18n/i18n.ts';
import type { Format } from '../../../i18n/use-format.ts';
import type { Stages } from '../../../ui/opportunities/stages.ts';
import { closeWords, type PipelineFilter, parseAmountRange, parseDayRange } from './pipeline-filter.ts';

export interface Condition {
  readonly key: string;
  readonly field: string;
  readonly value: string;
  readonly removed: Partial<PipelineFilter>;
}
export interface Words {
  readonly t: Translate;
  readonly format: Format;
  readonly users: ReadonlyMap<string, UserRow>;
  readonly settings: Settings | undefined;
  readonly stages: Stages;
}

export function conditionsOf(filter: PipelineFilter, { t, format, users, settings, stages }: Words): readonly Condition[] {
  const conditions: Condition[] = [];
  const add = (key: keyof PipelineFilter, field: string, value: string, removed: Partial<PipelineFilter>) =>
    conditions.push({ key, field, value, removed });
  if (filter.status !== 'open') add('status', t('pipeline.status'), t(`pipeline.status.${filter.status}`), { status: 'open' });
  if (filter.owner !== 'anyone') {
    add(
      'owner',
      t('pipeline.owner'),
      filter.owner === 'me' || filter.owner === 'team'
        ? t(`pipeline.owner.${filter.owner}`)
        : (users.get(filter.owner)?.name ?? filter.owner),
      { owner: 'anyone' },
    );
  }
  if (filter.stages.length)
    add('stages', t('pipeline.stage'), filter.stages.map((id) => stages.byId.get(id)?.title ?? id).join(', '), { stages: [] });
  if (filter.products.length) {
    add(
      'products',
      t('pipeline.product'),
      filter.products.map((id) => settings?.products.find((product) => product.id === id)?.title ?? id).join(', '),
      { products: [] },
    );
  }
  if (filter.amount) add('amount', t('pipeline.amount'), amountWords(filter.amount, t, format), { amount: '' });
  if (filter.close) add('close', t('pipeline.closeDate'), closeWordsOf(filter.close, t, format), { close: '' });
  if (filter.without) add('without', t('pipeline.without'), t(`pipeline.without.${filter.without}`), { without: '' });
  return conditions;
}

function amountWords(range: string, t: Translate, { money }: Format): string {
  const { from, to } = parseAmountRange(range) ?? { from: null, to: null };
  if (from !== null && to !== null) return t('pipeline.range.between', { from: money(from), to: money(to) });
  return from !== null ? t('pipeline.range.from', { from: money(from) }) : t('pipeline.range.to', { to: money(to) });
}

function closeWordsOf(close: string, t: Translate, { day }: Format): string {
  const word = closeWords.find((known) => known === close);
  if (word) return t(`pipeline.close.${word}`);
  const { from, to } = parseDayRange(close) ?? { from: '', to: '' };
  if (from && to) return t('pipeline.range.between', { from: day(from), to: day(to) });
  return from ? t('pipeline.range.from', { from: day(from) }) : t('pipeline.range.to', { to: day(to) });
}
