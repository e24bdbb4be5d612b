import { type KeyboardEvent, type ReactNode, useState } from 'react';

export interface Tab {
  readonly key: string;
  readonly label: ReactNode;
  readonly count?: number;
  /** May change places with others that may. */
  readonly isMovable?: boolean;
}

/** Views of one thing. Arrow keys move, as the pattern for tabs has it; with Alt they move the tab itself. */
export function Tabs({
  tabs,
  value,
  onChange,
  onMove,
  label,
  children,
}: {
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (key: string) => void;
  readonly onMove?: (key: string, to: string) => void;
  readonly label: string;
  /** After the tabs, such as a button for a new one. */
  readonly children?: ReactNode;
}) {
  const [lifted, setLifted] = useState<string>();
  const keyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (onMove && event.altKey && event.target instanceof Element && event.target.matches('[role=tab]'))
      moveTab(event, tabs, value, onMove);
    else moveFocus(event, tabs, value, onChange);
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={keyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === value}
          tabIndex={tab.key === value ? 0 : -1}
          onClick={() => onChange(tab.key)}
          {...(onMove &&
            tab.isMovable && {
              draggable: true,
              onDragStart: () => setLifted(tab.key),
              onDragEnd: () => setLifted(undefined),
              onDragOver: (event) => lifted && event.preventDefault(),
              onDrop: () => lifted && lifted !== tab.key && onMove(lifted, tab.key),
            })}
        >
          {tab.label}
          {tab.count !== undefined && <span className="cnt">{tab.count}</span>}
        </button>
      ))}
      {children}
    </div>
  );
}

/** A choice of two to four, such as board or list. */
export function Segmented({
  options,
  value,
  onChange,
  label,
}: {
  readonly options: readonly { readonly key: string; readonly label: ReactNode; readonly count?: number }[];
  readonly value: string;
  readonly onChange: (key: string) => void;
  readonly label: string;
}) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.key} type="button" aria-pressed={option.key === value} onClick={() => onChange(option.key)}>
          {option.label}
          {option.count !== undefined && <span className="t3 num">{option.count}</span>}
        </button>
      ))}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>, tabs: readonly Tab[], value: string, onChange: (key: string) => void): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const next = tabs[(tabs.findIndex((tab) => tab.key === value) + step + tabs.length) % tabs.length];
  if (!next) return;
  event.preventDefault();
  onChange(next.key);
  event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus();
}

function moveTab(event: KeyboardEvent, tabs: readonly Tab[], value: string, onMove: (key: string, to: string) => void): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const movable = tabs.filter(({ isMovable }) => isMovable);
  const to = movable[movable.findIndex(({ key }) => key === value) + step];
  if (step === 0 || !to || !movable.some(({ key }) => key === value)) return;
  event.preventDefault();
  onMove(value, to.key);
}
