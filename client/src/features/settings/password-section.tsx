import { type FormEvent, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { keepToken } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Section } from '../../ui/settings-page.tsx';
import { toast } from '../../ui/toast.tsx';

/** A new password ends every other session: that is how one signs out everywhere. */
export function PasswordSection() {
  const t = useT();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { token } = await request<{ token: string }>('POST', '/api/sessions/password', { current, password });
      keepToken(token);
      setCurrent('');
      setPassword('');
      setError(undefined);
      toast(t('settings.password.changed'));
    } catch (failure) {
      setError(errorWords(failure));
    }
  };
  return (
    <Section title={t('settings.password')} lead={t('settings.password.lead')}>
      <form className="form" onSubmit={(event) => void send(event)}>
        <Field label={t('settings.password.current')}>
          <Input
            type="password"
            required
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        </Field>
        <Field label={t('settings.password.next')} error={error}>
          <Input
            type="password"
            required
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <div>
          <Button type="submit">{t('settings.password.change')}</Button>
        </div>
      </form>
    </Section>
  );
}
