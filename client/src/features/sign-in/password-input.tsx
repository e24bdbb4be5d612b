import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/icon.tsx';

/** A password that can be looked at while it is typed. */
export function PasswordInput({
  value,
  onChange,
  isNew = false,
  large = false,
  id,
  bad = false,
  ...rest
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isNew?: boolean;
  readonly large?: boolean;
  readonly id?: string;
  readonly bad?: boolean;
  readonly 'aria-describedby'?: string;
}) {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <span className={['input combo', large ? 'lg' : '', bad ? 'is-bad' : ''].filter(Boolean).join(' ')}>
      <input
        className="bare"
        id={id}
        type={shown ? 'text' : 'password'}
        value={value}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        aria-invalid={bad || undefined}
        required
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      <button
        type="button"
        className="bare t3"
        aria-pressed={shown}
        aria-label={t('sign-in.showPassword')}
        onClick={() => setShown(!shown)}
      >
        <Icon name="eye" />
      </button>
    </span>
  );
}

const shortest = 12;

/** The one rule that can be told before the server is asked; the others it answers in words. */
export function PasswordRules({ password }: { readonly password: string }) {
  const t = useT();
  const long = password.length >= shortest;
  return (
    <div className="reqs">
      <span className={long ? 'req ok' : 'req'}>
        <Icon name={long ? 'check' : 'minus'} size={14} />
        {t('sign-in.ruleLength', { count: password.length })}
      </span>
      <span className="req">
        <Icon name="minus" size={14} />
        {t('sign-in.ruleLeaked')}
      </span>
      <span className="req">
        <Icon name="minus" size={14} />
        {t('sign-in.ruleNone')}
      </span>
    </div>
  );
}
