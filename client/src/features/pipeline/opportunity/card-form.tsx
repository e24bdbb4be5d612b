/** The fields of an opportunity, drawn from their declaration in the board document. */
import { type Card, type FormField, pipelineBoard } from '@tandem/core';
import { type ReactNode, useEffect, useState } from 'react';
import { isMessageKey, useT } from '../../../i18n/i18n.ts';
import { Field } from '../../../ui/field.tsx';
import { FormControl } from '../../../ui/form-control.tsx';
import { Input, TextArea } from '../../../ui/input.tsx';
import type { CardPatch } from '../../../ui/opportunities/card-patch.ts';
import { readAmount } from '../../../ui/read-amount.ts';

type Key = Exclude<keyof typeof pipelineBoard.lists.cards, 'place'>;
/** The stage has its own control; what an import wrote is shown, not edited. */
const edited: readonly Key[] = ['title', 'contact', 'company', 'amount', 'closeOn', 'product', 'owner', 'type', 'openedOn', 'note'];
const whenClosed: readonly Key[] = ['closedOn', 'lostReason'];

interface CardFormProps {
  readonly card: Card;
  readonly isClosed: boolean;
  readonly readOnly: boolean;
  readonly mayAssign: boolean;
  /** Right of a field's label. */
  readonly asideOf?: (key: string) => ReactNode;
  readonly onChange: (patch: CardPatch, field: string) => void;
}

export function CardForm({ card, isClosed, readOnly, mayAssign, asideOf, onChange }: CardFormProps) {
  const t = useT();
  // A chosen company brings its name; only one that is not among the contacts is written out.
  const shown = [...edited, ...(isClosed ? whenClosed : [])].filter((key) => key !== 'company' || card.contact === '');
  return (
    <div className="pl-form">
      {shown.map((key) => {
        const { kind, writer, from } = pipelineBoard.lists.cards[key];
        const name = `board.cards.${key}`;
        const label = isMessageKey(name) ? t(name) : key;
        const locked = readOnly || (writer === 'assigners' && !mayAssign);
        const field: FormField = { key, kind, writer, ...(from && { from }) };
        const isChoice = kind === 'setting' || kind === 'user' || kind === 'contact';
        const save = (value: unknown) => onChange({ [key]: value }, label);
        return (
          <div key={key} className={key === 'title' || key === 'note' || key === 'contact' || key === 'company' ? 'wide' : ''}>
            <Field label={label} aside={asideOf?.(key)}>
              {isChoice ? (
                <FormControl type="board" field={field} value={card[key]} locked={locked} onChange={save} />
              ) : (
                <TypedControl field={field} value={card[key]} locked={locked} onChange={save} />
              )}
            </Field>
          </div>
        );
      })}
    </div>
  );
}

interface TypedControlProps {
  readonly field: FormField;
  readonly value: string | number | null;
  readonly locked: boolean;
  readonly onChange: (value: unknown) => void;
  /** Given by `Field`. */
  readonly id?: string;
}

/** Typed text stays here until it is left or Enter is pressed: the document takes whole values, and only valid ones. */
function TypedControl({ field, value, locked, onChange, id }: TypedControlProps) {
  const stored = value === null ? '' : String(value);
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const parsed = parseCardField(field, text);
  const save = () => {
    if (text !== stored && parsed !== undefined) onChange(parsed);
  };
  const shared = { value: text, disabled: locked, bad: text !== stored && parsed === undefined, onBlur: save, ...(id && { id }) };
  if (field.key === 'note') return <TextArea {...shared} rows={3} maxLength={500} onChange={(event) => setText(event.target.value)} />;
  return (
    <Input
      {...shared}
      type={field.kind === 'day' ? 'date' : 'text'}
      inputMode={field.kind === 'money' ? 'decimal' : undefined}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key !== 'Escape' || text === stored) return;
        event.stopPropagation();
        setText(stored);
      }}
    />
  );
}

function parseCardField({ key, kind }: FormField, text: string): unknown {
  const declared = pipelineBoard.lists.cards[key as Key];
  if (kind !== 'money') return declared.parse(text.trim());
  return text.trim() === '' ? null : readAmount(text);
}
