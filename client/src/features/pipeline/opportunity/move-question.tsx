/** What a stage needs to know, asked where the card was dropped: the reason of a loss, the amount, the close date. */
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Input } from '../../../ui/input.tsx';
import type { Answers } from '../../../ui/opportunities/card-patch.ts';
import { readAmount } from '../../../ui/read-amount.ts';
import { CardCompany, titleOf } from '../board/card-body.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import type { Question } from './use-moves.ts';

export function MoveQuestion({ question }: { readonly question: Question }) {
  const { view, settings, today } = usePipeline();
  const t = useT();
  const format = useFormat();
  const form = useId();
  const { row, stage, missing, answer } = question;
  const asks = new Set(missing);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [amount, setAmount] = useState(row.amount === null ? '' : String(row.amount));
  const [closeOn, setCloseOn] = useState(row.closeOn || (stage.status === 'won' ? today : ''));
  const reasons = [...(settings?.rejections ?? [])].filter((entry) => !entry.archived).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const given = readAmount(amount);
  const isReady =
    (!asks.has('lostReason') || reason !== '') && (!asks.has('amount') || given !== undefined) && (!asks.has('closeOn') || closeOn !== '');

  // The next key after the reason is either a word about it or Enter.
  const noteInput = useRef<HTMLInputElement>(null);
  const choose = (id: string) => {
    setReason(id);
    noteInput.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    answer({
      ...(asks.has('lostReason') && { lostReason: reason, ...(note.trim() && { note: note.trim() }) }),
      ...(asks.has('amount') && given !== undefined && { amount: given }),
      ...(asks.has('closeOn') && { closeOn }),
    } satisfies Answers);
  };
  const chooseByDigit = (event: KeyboardEvent) => {
    const chosen = /^[1-9]$/.test(event.key) && !(event.target instanceof HTMLInputElement) ? reasons[Number(event.key) - 1] : undefined;
    if (!chosen) return;
    event.preventDefault();
    choose(chosen.id);
  };
  const title =
    stage.status === 'lost'
      ? t('pipeline.ask.lost')
      : stage.status === 'won'
        ? t('pipeline.ask.won')
        : t('pipeline.ask.stage', { stage: stage.title });
  return (
    <Dialog
      open
      onClose={() => answer(undefined)}
      title={title}
      footer={
        <>
          <Button onClick={() => answer(undefined)}>
            {stage.status === 'open' ? t('pipeline.ask.keepStage') : t('pipeline.ask.keepOpen')}
          </Button>
          <Button kind="primary" type="submit" form={form} disabled={!isReady} keys="Enter">
            {stage.status === 'lost'
              ? t('pipeline.ask.markLost')
              : stage.status === 'won'
                ? t('pipeline.ask.markWon')
                : t('pipeline.ask.move')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} onKeyDown={chooseByDigit} className="dialog-form" style={{ display: 'grid', gap: 12 }}>
        <div className="row sm">
          <CardCompany row={row} />
          <span className="t2 ell">{titleOf(row, view.productTitles)}</span>
          <span className="num t2">{format.money(row.amount)}</span>
        </div>
        {asks.has('lostReason') && reasons.length > 0 && (
          <div className="pl-reasons" role="group" aria-label={t('pipeline.ask.reason')}>
            {reasons.map((entry, i) => (
              <button key={entry.id} type="button" aria-pressed={reason === entry.id} autoFocus={i === 0} onClick={() => choose(entry.id)}>
                {reason === entry.id ? <Icon name="check" size={12} /> : i < 9 && <kbd className="kbd">{i + 1}</kbd>}
                {entry.title}
              </button>
            ))}
          </div>
        )}
        {asks.has('lostReason') && reasons.length === 0 && (
          <Field label={t('pipeline.ask.reason')}>
            <Input value={reason} maxLength={120} autoFocus onChange={(event) => setReason(event.target.value)} />
          </Field>
        )}
        {asks.has('lostReason') && (
          <Field label={t('pipeline.ask.whatWouldWin')}>
            <Input ref={noteInput} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
          </Field>
        )}
        {asks.has('amount') && (
          <Field label={t('pipeline.amount')}>
            <Input inputMode="decimal" value={amount} autoFocus onChange={(event) => setAmount(event.target.value)} />
          </Field>
        )}
        {asks.has('closeOn') && (
          <Field
            label={t('pipeline.closeDate')}
            {...(stage.status === 'open' && { hint: t('pipeline.ask.whyDate', { stage: stage.title }) })}
          >
            <Input type="date" value={closeOn} autoFocus={!asks.has('amount')} onChange={(event) => setCloseOn(event.target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
