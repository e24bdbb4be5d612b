/** Stage and amount of an opportunity inside the text, changed where they stand. What a stage needs to know is asked first, as on the board. */
import { readAmount } from '../../../read-amount.ts';
import type { PlanSurroundings, StageAnswers, StageChoice } from '../../plan-surroundings.ts';
import type { BlockHandle } from '../block-view.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { type AskField, ask } from '../popup/ask.ts';
import { choose } from '../popup/choose.ts';

export function opportunityControls(handle: BlockHandle<'record'>): Node[] {
  const { around, attributes } = handle;
  const { ref } = attributes();
  const { t, format } = around;
  const row = around.opportunity(ref);
  if (!row) return [];
  const mayPress = handle.mayEdit() && around.mayChange(ref);
  const stage = around.titleOf(row.stage);
  const amount = row.amount === null ? t('plans.block.record.noAmount') : format.money(row.amount);
  return [
    control(
      {
        name: 'stage',
        class: 'sm t2 nw',
        label: t('plans.block.record.stageIs', { stage: stage || t('plans.block.notSaid') }),
        mayPress: mayPress && around.stages(ref).length > 0,
        opens: 'listbox',
        press: (anchor) => chooseStage(anchor, handle),
      },
      stage || t('plans.block.notSaid'),
    ),
    control(
      {
        name: 'amount',
        class: row.amount === null ? 'num nw t3' : 'num nw',
        label: t('plans.block.record.amountIs', { amount }),
        mayPress,
        opens: 'dialog',
        press: (anchor) => askAmount(anchor, handle),
      },
      amount,
    ),
  ];
}

function askAmount(anchor: HTMLElement, { around, attributes, writeOn }: BlockHandle<'record'>): void {
  const { t } = around;
  const { ref } = attributes();
  ask({
    anchor,
    label: t('plans.block.record.amount'),
    fields: [amountField(around, around.opportunity(ref)?.amount ?? null, false)],
    confirm: t('plans.block.set'),
    done: (values) => void around.changeAmount(ref, readAmount(values['amount'] ?? '') ?? null),
    after: writeOn,
  });
}

function chooseStage(anchor: HTMLElement, handle: BlockHandle<'record'>): void {
  const { around, attributes, writeOn } = handle;
  const { ref } = attributes();
  const stages = around.stages(ref);
  choose({
    anchor,
    label: around.t('plans.block.record.stage'),
    nothing: around.t('ui.nothingFound'),
    chosen: around.opportunity(ref)?.stage ?? '',
    options: () =>
      stages.map(({ id, title, shade, status }) => ({ value: id, label: title, ...(status === 'open' && { mark: () => square(shade) }) })),
    pick: (id) => {
      const stage = stages.find((one) => one.id === id);
      if (!stage || id === around.opportunity(ref)?.stage) return;
      if (stage.missing.length === 0) void around.changeStage(ref, id, {});
      else askMissing(anchor, handle, stage);
    },
    after: writeOn,
  });
}

const square = (shade: StageChoice['shade']): HTMLElement => {
  const made = element('i', { class: 'st', attributes: { 'aria-hidden': 'true' } });
  made.style.background = `var(--st-${shade})`;
  return made;
};

function askMissing(anchor: HTMLElement, { around, attributes, writeOn }: BlockHandle<'record'>, stage: StageChoice): void {
  const { t } = around;
  const { ref } = attributes();
  const row = around.opportunity(ref);
  const needed = (value: string) => (value === '' ? t('plans.block.record.needed') : undefined);
  const reasons = around.rejections();
  const fields: Readonly<Record<StageChoice['missing'][number], AskField>> = {
    amount: amountField(around, row?.amount ?? null, true),
    closeOn: {
      key: 'closeOn',
      type: 'day',
      label: t('plans.block.record.closeOn'),
      value: row?.closeOn || (stage.status === 'won' ? around.today : ''),
      wrong: needed,
    },
    lostReason: {
      key: 'lostReason',
      type: reasons.length > 0 ? 'choice' : 'text',
      label: t('plans.block.record.lostReason'),
      value: '',
      options: [{ value: '', label: t('ui.choose') }, ...reasons.map(({ id, title }) => ({ value: id, label: title }))],
      wrong: needed,
    },
  };
  ask({
    anchor,
    label: t('plans.block.record.before', { stage: stage.title }),
    fields: stage.missing.map((field) => fields[field]),
    confirm: t('plans.block.record.move', { stage: stage.title }),
    done: (values) => {
      const amount = readAmount(values['amount'] ?? '');
      const answers: StageAnswers = {
        ...(amount !== undefined && { amount }),
        ...(values['closeOn'] && { closeOn: values['closeOn'] }),
        ...(values['lostReason'] && { lostReason: values['lostReason'] }),
      };
      void around.changeStage(ref, stage.id, answers);
    },
    after: writeOn,
  });
}

const amountField = ({ t }: PlanSurroundings, value: number | null, isNeeded: boolean): AskField => ({
  key: 'amount',
  type: 'amount',
  label: t('plans.block.record.amount'),
  value: value === null ? '' : String(value),
  wrong: (typed) => {
    if (typed === '') return isNeeded ? t('plans.block.record.needed') : undefined;
    return readAmount(typed) === undefined ? t('plans.block.noNumber', { value: typed }) : undefined;
  },
});
