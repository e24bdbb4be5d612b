/** Draws a document's form from its declaration: a new field needs no line here. */
import type { FormField } from '@tandem/core';
import type { ReactNode } from 'react';
import { isMessageKey, type Translate, useT } from '../i18n/i18n.ts';
import { Field } from './field.tsx';
import { FormControl } from './form-control.tsx';

export interface FormOfProps {
  /** The document's definition, such as `contact` of core. */
  readonly definition: { readonly type: string; readonly form: readonly FormField[] };
  readonly state: Readonly<Record<string, unknown>>;
  /** Which fields and in which order; all of the form without it. */
  readonly fields?: readonly string[];
  readonly readOnly?: boolean;
  /** Fields that this person may not change although the document may be edited. */
  readonly mayWrite?: (field: FormField) => boolean;
  /** Right of a field's label. */
  readonly asideOf?: (key: string) => ReactNode;
  /** One field at a time, with a value the field accepts. */
  readonly onChange: (key: string, value: unknown, label: string) => void;
}

export function FormOf({ definition, state, fields, readOnly = false, mayWrite, asideOf, onChange }: FormOfProps) {
  const t = useT();
  const shown = fields
    ? fields.map((key) => definition.form.find((field) => field.key === key)).filter((field) => field !== undefined)
    : definition.form.filter((field) => field.kind !== 'object');
  return (
    <div className="form">
      {shown.map((field) => {
        const label = fieldLabel(t, definition.type, field.key);
        const locked = readOnly || field.writer === 'rules' || !(mayWrite?.(field) ?? field.writer === 'anyone');
        return (
          <Field key={field.key} label={label} aside={asideOf?.(field.key)}>
            <FormControl
              type={definition.type}
              field={field}
              value={state[field.key]}
              locked={locked}
              onChange={(value) => onChange(field.key, value, label)}
            />
          </Field>
        );
      })}
    </div>
  );
}

/** The label of a field, of a list or of a choice; its key when the catalogue has none. */
export function fieldLabel(t: Translate, type: string, key: string): string {
  const message = `${type}.${key}`;
  return isMessageKey(message) ? t(message) : key;
}
