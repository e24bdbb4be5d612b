import { cloneElement, type ReactElement, type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';

/** A label, its one control, and below it what is wrong or what helps. */
export function Field({
  label,
  hint,
  error,
  aside,
  children,
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Right of the label, such as a link. */
  readonly aside?: ReactNode;
  readonly children: ReactElement<{ id?: string; bad?: boolean; 'aria-describedby'?: string }>;
}) {
  const id = useId();
  const below = error || hint ? `${id}-below` : undefined;
  const control = cloneElement(children, {
    id: children.props.id ?? id,
    ...(error ? { bad: true } : {}),
    ...(below ? { 'aria-describedby': below } : {}),
  });
  const head = <label htmlFor={children.props.id ?? id}>{label}</label>;
  return (
    <div className="field">
      {aside ? (
        <div className="row lab-row">
          {head}
          <span className="right">{aside}</span>
        </div>
      ) : (
        head
      )}
      {control}
      {error ? (
        <span className="hint bad" id={below} role="alert">
          <Icon name="alert" size={14} />
          {error}
        </span>
      ) : hint ? (
        <span className="hint" id={below}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}
