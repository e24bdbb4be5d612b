/** Something to be done: words, who does it and until when. With somebody named it is a task of theirs, by a rule. */
import { daysBetween } from '@tandem/core';
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import type { BlockAttributes } from '../attributes-of.ts';
import type { BlockHandle } from '../block-view.ts';
import { control } from '../control.ts';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';
import { chipOf, personMark } from '../dom/pieces.ts';
import { ask } from '../popup/ask.ts';
import { choose } from '../popup/choose.ts';
import { structuredNode } from '../structured-node.ts';

export const actionItem = (around: PlanSurroundings) =>
  structuredNode({
    name: 'actionItem',
    around,
    draw: (handle) => {
      const tick = element('span', { class: 'box-at', attributes: { contenteditable: 'false' } });
      const words = element('div', { class: 'tx' });
      const side = element('span', { class: 'beside', attributes: { contenteditable: 'false' } });
      const dom = element('div', { class: 'pb ai', attributes: { 'data-block': 'actionItem' } }, tick, words, side);
      return {
        dom,
        contentDOM: words,
        shows: () => {
          const { id, assignee } = handle.attributes();
          const task = around.taskOf(id);
          return [around.today, around.person(assignee), assignee !== '' && around.mayReadPlan(assignee), task?.due, around.mayInvite];
        },
        draw: () => {
          const { done } = handle.attributes();
          dom.classList.toggle('done', done !== '');
          tick.replaceChildren(box(handle));
          side.replaceChildren(...sideOf(handle));
        },
      };
    },
  });

function box(handle: BlockHandle<'actionItem'>): HTMLElement {
  const { around, attributes, change } = handle;
  const { done } = attributes();
  const isDone = done !== '';
  const label = around.t(isDone ? 'plans.block.action.isDone' : 'plans.block.action.isOpen');
  const made = control(
    {
      name: 'done',
      class: 'box-press',
      label,
      mayPress: handle.mayEdit(),
      press: () => change({ done: attributes().done === '' ? around.today : '' }),
    },
    element('span', { class: isDone ? 'ck on' : 'ck' }, isDone && iconElement('check')),
  );
  made.setAttribute('role', 'checkbox');
  made.setAttribute('aria-checked', String(isDone));
  made.setAttribute('aria-label', around.t('plans.block.action.done'));
  if (!handle.mayEdit()) made.setAttribute('aria-disabled', 'true');
  return made;
}

function sideOf(handle: BlockHandle<'actionItem'>): HTMLElement[] {
  const { around, attributes } = handle;
  const { t } = around;
  const { assignee } = attributes();
  const mayPress = handle.mayEdit();
  if (assignee === '' && !mayPress) return [dayControl(handle)].filter((one) => one !== undefined);
  const who = around.person(assignee);
  const name = assignee === '' ? t('plans.block.nobody') : (who?.name ?? t('plans.block.noAccess'));
  const person = control(
    {
      name: 'who',
      class: assignee ? 'who-mark' : 'chip dashed',
      label: t('plans.block.action.whoIs', { name }),
      mayPress,
      opens: 'listbox',
      press: (anchor) => chooseWho(anchor, handle),
    },
    ...(assignee ? [personMark(assignee, around)] : [iconElement('at'), t('plans.block.action.nameSomebody')]),
  );
  return [person, dayControl(handle), strangerControl(handle)].filter((one) => one !== undefined);
}

/** Who cannot read the plan gets no task from it: whoever may, lets them write along. */
function strangerControl({ around, attributes }: BlockHandle<'actionItem'>): HTMLElement | undefined {
  const { assignee, done } = attributes();
  if (assignee === '' || done !== '' || !around.person(assignee) || around.mayReadPlan(assignee)) return undefined;
  const { t } = around;
  const name = around.person(assignee)?.name ?? '';
  return control(
    {
      name: 'invite',
      class: 'bare-chip',
      label: t(around.mayInvite ? 'plans.block.action.invite' : 'plans.block.action.cannotRead', { name }),
      mayPress: around.mayInvite,
      press: () => around.letWriteAlong(assignee),
    },
    chipOf(t(around.mayInvite ? 'plans.block.action.inviteShort' : 'plans.block.action.cannotReadShort'), 'warn', 'lock'),
  );
}

function dayControl(handle: BlockHandle<'actionItem'>): HTMLElement | undefined {
  const { text, chip } = dueLook(handle.attributes(), handle.around);
  if (text === '' && !handle.mayEdit()) return undefined;
  const label = handle.around.t('plans.block.action.dueIs', { day: text || handle.around.t('plans.block.notSaid') });
  return control(
    {
      name: 'due',
      class: chip ? 'bare-chip' : 'say-it quiet',
      label,
      mayPress: handle.mayEdit(),
      opens: 'dialog',
      press: (anchor) => askDay(anchor, handle),
    },
    chip ?? iconElement('calendar', 14),
  );
}

/** The task's own day where it was put off: what the agenda says and what the plan says are one. */
function dueLook(
  { id, due, done }: BlockAttributes['actionItem'],
  around: PlanSurroundings,
): { readonly text: string; readonly chip?: HTMLElement } {
  const { t, format, today } = around;
  if (done !== '') {
    const text = t('plans.block.action.doneOn', { day: format.day(done) });
    return { text, chip: chipOf(text) };
  }
  const last = around.taskOf(id)?.due || due;
  if (last === '') return { text: '' };
  const late = daysBetween(last, today);
  if (late > 0) {
    const text = t('plans.block.action.late', { count: late });
    return { text: `${text}, ${format.day(last)}`, chip: chipOf(text, 'late', 'clock') };
  }
  return { text: format.day(last), chip: chipOf(format.day(last), 'plain', 'task') };
}

function chooseWho(anchor: HTMLElement, { around, attributes, change, writeOn }: BlockHandle<'actionItem'>): void {
  const { t } = around;
  const { assignee } = attributes();
  choose({
    anchor,
    label: t('plans.block.action.who'),
    search: t('plans.block.action.search'),
    nothing: t('ui.nothingFound'),
    chosen: assignee,
    options: (words) => [
      ...around.people(words).map(({ id, name }) => ({
        value: id,
        label: name,
        mark: () => personMark(id, around),
        ...(!around.mayReadPlan(id) && { hint: t('plans.block.action.cannotReadShort') }),
      })),
      ...(assignee && !words ? [{ value: '', label: t('plans.block.nobody'), icon: 'close' as const }] : []),
    ],
    pick: (value) => change({ assignee: value }),
    after: writeOn,
  });
}

function askDay(anchor: HTMLElement, { around: { t }, attributes, change, writeOn }: BlockHandle<'actionItem'>): void {
  const { due } = attributes();
  ask({
    anchor,
    label: t('plans.block.action.due'),
    fields: [{ key: 'due', type: 'day', label: t('plans.block.action.due'), value: due }],
    confirm: t('plans.block.set'),
    ...(due && { other: { label: t('plans.block.action.noDay'), run: () => change({ due: '' }) } }),
    done: (values) => change({ due: values['due'] ?? '' }),
    after: writeOn,
  });
}
