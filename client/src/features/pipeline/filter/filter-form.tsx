/** All conditions of the filter in one popover; each choice acts at once. */
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { readAmount } from '../../../ui/read-amount.ts';
import { Select } from '../../../ui/select.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import { optionsOf } from '../view/options.ts';
import { amountRange, closeWords, emptySearch, parseAmountRange, parseDayRange, statuses } from './pipeline-filter.ts';

export function FilterForm() {
  const { search, go, view, users, settings } = usePipeline();
  const t = useT();
  const people = [...users.values()].filter(({ active }) => active).sort((a, b) => (a.name < b.name ? -1 : 1));
  const stages = view.stages.of(view.scope?.process ?? '').filter(({ status }) => search.status === 'any' || status === search.status);
  const days = parseDayRange(search.close);
  const toggled = (list: readonly string[], id: string) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);
  const setDays = (from: string, to: string) => go({ close: from || to ? `${from}..${to}` : '' });
  return (
    <div className="pl-filter">
      <Field label={t('pipeline.status')}>
        <Select
          value={search.status}
          options={statuses.map((value) => ({ value, label: t(`pipeline.status.${value}`) }))}
          onChange={(status) => go({ status: statuses.find((one) => one === status) ?? 'open', stages: [] })}
        />
      </Field>
      <Field label={t('pipeline.owner')}>
        <Select
          value={search.owner}
          onChange={(owner) => go({ owner })}
          options={[
            ...(['anyone', 'me', 'team'] as const).map((value) => ({ value, label: t(`pipeline.owner.${value}`) })),
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      {stages.length > 1 && (
        <fieldset className="wide">
          <legend>{t('pipeline.stage')}</legend>
          {stages.map(({ id, title }) => (
            <Checkbox key={id} checked={search.stages.includes(id)} onChange={() => go({ stages: toggled(search.stages, id) })}>
              {title}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <fieldset className="wide">
        <legend>{t('pipeline.product')}</legend>
        {optionsOf(settings?.products).map(({ value, label }) => (
          <Checkbox
            key={value}
            checked={search.products.includes(value)}
            onChange={() => go({ products: toggled(search.products, value) })}
          >
            {label}
          </Checkbox>
        ))}
      </fieldset>
      <AmountField end="from" label={t('pipeline.amountFrom')} />
      <AmountField end="to" label={t('pipeline.amountTo')} />
      <Field label={t('pipeline.closeDate')}>
        <Select
          value={days ? '' : search.close}
          onChange={(close) => go({ close })}
          options={[
            { value: '', label: t('pipeline.close.any') },
            ...closeWords.map((value) => ({ value, label: t(`pipeline.close.${value}`) })),
          ]}
        />
      </Field>
      <Field label={t('pipeline.without')}>
        <Select
          value={search.without}
          onChange={(without) => go({ without: without === 'company' || without === 'amount' || without === 'close' ? without : '' })}
          options={[
            { value: '', label: t('pipeline.without.nothing') },
            ...(['company', 'amount', 'close'] as const).map((value) => ({ value, label: t(`pipeline.without.${value}`) })),
          ]}
        />
      </Field>
      <Field label={t('pipeline.closeFrom')}>
        <Input type="date" value={days?.from ?? ''} onChange={(event) => setDays(event.target.value, days?.to ?? '')} />
      </Field>
      <Field label={t('pipeline.closeTo')}>
        <Input type="date" value={days?.to ?? ''} onChange={(event) => setDays(days?.from ?? '', event.target.value)} />
      </Field>
      <div className="wide row">
        <Button
          size="sm"
          onClick={() =>
            go({
              ...emptySearch,
              board: search.board,
              view: search.view,
              sort: search.sort,
              descending: search.descending,
              card: search.card,
            })
          }
        >
          {t('pipeline.clearFilter')}
        </Button>
      </div>
    </div>
  );
}

function AmountField({ end, label }: { readonly end: 'from' | 'to'; readonly label: string }) {
  const { search, go } = usePipeline();
  const t = useT();
  const range = parseAmountRange(search.amount) ?? { from: null, to: null };
  const [text, setText] = useState(range[end] === null ? '' : String(range[end]));
  const given = readAmount(text);
  const save = (next: string) => {
    setText(next);
    const value = readAmount(next);
    if (next.trim() !== '' && value === undefined) return;
    const changed = { ...range, [end]: value ?? null };
    go({ amount: amountRange(changed.from, changed.to) });
  };
  return (
    <Field label={label} error={text.trim() !== '' && given === undefined ? t('pipeline.badAmount') : undefined}>
      <Input inputMode="decimal" value={text} onChange={(event) => save(event.target.value)} />
    </Field>
  );
}
