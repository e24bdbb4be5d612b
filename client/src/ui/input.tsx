import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';

export interface InputProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly bad?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}
export function Input({ bad = false, className, ...rest }: InputProps) {
  return (
    <input
      className={['input', bad ? 'is-bad' : '', rest.disabled ? 'is-off' : '', className ?? ''].filter(Boolean).join(' ')}
      aria-invalid={bad || undefined}
      {...rest}
    />
  );
}

export interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly bad?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}
export function TextArea({ bad = false, className, ...rest }: TextAreaProps) {
  return (
    <textarea
      className={['input', bad ? 'is-bad' : '', className ?? ''].filter(Boolean).join(' ')}
      aria-invalid={bad || undefined}
      {...rest}
    />
  );
}
