/** Whom the quote is sent to: persons of the company by name, anybody else by a mail address. Each gets a link of their own. */
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { fold } from '../../../search/fold.ts';
import { Icon } from '../../../ui/icon.tsx';
import { SuggestInput } from '../suggest-input.tsx';
import { type Recipient, typedRecipient } from './send-draft.ts';

export function RecipientsField({
  recipients,
  known,
  onChange,
  id,
  bad = false,
  ...described
}: {
  readonly recipients: readonly Recipient[];
  readonly known: readonly Recipient[];
  readonly onChange: (recipients: readonly Recipient[]) => void;
  /** Given by `Field`. */
  readonly id?: string;
  readonly bad?: boolean;
  readonly 'aria-describedby'?: string;
}) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const text = typed.trim().replace(/[,;]$/, '');
  const chosen = new Set(recipients.map(({ mail }) => mail));
  const suggestions = known
    .filter(({ name, mail }) => !chosen.has(mail) && fold(`${name} ${mail}`).includes(fold(text)))
    .slice(0, 6)
    .map(({ name, mail }) => ({ key: mail, label: name || mail, hint: mail, icon: 'user' as const }));
  const add = (recipient: Recipient) => {
    setTyped('');
    setWrong(false);
    if (!chosen.has(recipient.mail)) onChange([...recipients, recipient]);
  };
  const type = (next: string) => {
    setWrong(false);
    setTyped(next);
    const found = /[,;]\s*$/.test(next) ? typedRecipient(next.trim().slice(0, -1)) : undefined;
    if (found) add(found);
  };
  return (
    <>
      <span className={bad || wrong ? 'input qs-to is-bad' : 'input qs-to'}>
        {recipients.map((recipient) => (
          <span key={recipient.mail} className="chip fill" title={recipient.mail}>
            {recipient.name || recipient.mail}
            <button
              type="button"
              aria-label={t('quotes.send.without', { name: recipient.name || recipient.mail })}
              onClick={() => onChange(recipients.filter((one) => one !== recipient))}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
        <SuggestInput
          label={t('quotes.send.to')}
          value={typed}
          onChange={type}
          suggestions={suggestions}
          placeholder={recipients.length === 0 ? t('quotes.send.to.placeholder') : undefined}
          onChoose={({ key }) => {
            const found = known.find(({ mail }) => mail === key);
            if (found) add(found);
          }}
          onOther={() => {
            const found = typedRecipient(text);
            if (found) add(found);
            else setWrong(text !== '');
          }}
          bad={bad || wrong}
          {...(id && { id })}
          {...described}
        />
      </span>
      {wrong && (
        <span className="hint bad" role="alert">
          <Icon name="alert" size={14} />
          {t('quotes.send.bad.mail', { text })}
        </span>
      )}
    </>
  );
}
