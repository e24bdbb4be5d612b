/** Where something is said: a few lines, names after an `@`, sent with Ctrl+Enter. */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import type { PlanPerson } from '../../../ui/rich-text/plan-surroundings.ts';
import { mentionAt, mentionsIn, type Typed, withMention } from './mention-words.ts';

interface CommentBoxProps {
  readonly label: string;
  readonly action: string;
  readonly start?: string;
  readonly people: (words: string) => readonly PlanPerson[];
  readonly onSend: (said: { readonly text: string; readonly mentions: readonly string[] }) => Promise<boolean>;
  readonly onCancel?: () => void;
}
const longest = 5000;

export function CommentBox({ label, action, start = '', people, onSend, onCancel }: CommentBoxProps) {
  const t = useT();
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(start);
  const [typed, setTyped] = useState<Typed>();
  const [at, setAt] = useState(0);
  const found = typed ? people(typed.words).slice(0, 6) : [];
  const choose = (person: PlanPerson) => {
    if (!typed) return;
    setText(withMention(text, typed, person.name));
    setTyped(undefined);
    area.current?.focus();
  };
  const send = async () => {
    const words = text.trim();
    if (words === '') return;
    if (await onSend({ text: words.slice(0, longest), mentions: mentionsIn(words, people('')) })) setText('');
  };
  const keyDown = (event: KeyboardEvent) => {
    const chosen = found[at];
    if (found.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      setAt((now) => (now + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    else if (chosen && (event.key === 'Enter' || event.key === 'Tab')) choose(chosen);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
    else if (event.key === 'Escape' && typed) setTyped(undefined);
    else if (event.key === 'Escape' && onCancel) onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="cm-box">
      <textarea
        ref={area}
        className="input"
        rows={2}
        aria-label={label}
        placeholder={label}
        autoFocus={onCancel !== undefined}
        maxLength={longest}
        value={text}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        {...(found[at] && { 'aria-activedescendant': `${list}-${found[at].id}` })}
        onChange={(event) => {
          setText(event.target.value);
          setTyped(mentionAt(event.target.value, event.target.selectionStart));
          setAt(0);
        }}
        onKeyDown={keyDown}
      />
      {found.length > 0 && (
        <div id={list} role="listbox" aria-label={t('plans.comments.people')} className="cm-people">
          {found.map((person, index) => (
            <div
              key={person.id}
              id={`${list}-${person.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(person);
              }}
            >
              <Avatar user={person.id} name={person.name} size={16} />
              {person.name}
            </div>
          ))}
        </div>
      )}
      <div className="row">
        {onCancel && (
          <Button size="sm" onClick={onCancel}>
            {t('plans.cancel')}
          </Button>
        )}
        <Button size="sm" kind="primary" className="right" disabled={text.trim() === ''} onClick={() => void send()}>
          {action}
        </Button>
      </div>
    </div>
  );
}
