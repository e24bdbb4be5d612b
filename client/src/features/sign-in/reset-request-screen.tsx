import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { PublicPage } from './public-page.tsx';
import { useForm } from './use-form.ts';

export function ResetRequestScreen() {
  const t = useT();
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const form = useForm(async () => {
    await request('POST', '/api/password-resets', { email });
    setAsked(true);
  });
  const back = (
    <Link to="/sign-in" className="link">
      {t('sign-in.title')}
    </Link>
  );
  if (asked)
    return (
      <PublicPage title={t('sign-in.reset.asked')} lead={t('sign-in.reset.askedText', { email })} aside={back}>
        <p className="t2">{t('sign-in.reset.hour')}</p>
      </PublicPage>
    );
  return (
    <PublicPage title={t('sign-in.reset.title')} lead={t('sign-in.reset.lead')} aside={back}>
      <form className="form" onSubmit={form.submit}>
        <Field label={t('sign-in.email')} error={form.error}>
          <Input
            className="lg"
            type="email"
            autoComplete="username"
            autoFocus
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Button kind="primary" size="lg" wide type="submit" disabled={form.busy}>
          {t('sign-in.reset.send')}
        </Button>
      </form>
    </PublicPage>
  );
}
