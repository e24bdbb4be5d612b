import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { PasswordInput, PasswordRules } from './password-input.tsx';
import { PublicPage } from './public-page.tsx';
import { useForm } from './use-form.ts';

export function ResetFormScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { token } = useParams({ strict: false }) as { token: string };
  const address = `/api/password-resets/${encodeURIComponent(token)}`;
  const [email, setEmail] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [password, setPassword] = useState('');
  useEffect(() => {
    request<{ email: string }>('GET', address).then((answer) => setEmail(answer.email), setFailure);
  }, [address]);
  const form = useForm(async () => {
    await request('POST', address, { password });
    toast(t('sign-in.reset.changed'));
    await navigate({ to: '/sign-in' });
  });
  if (failure !== undefined)
    return (
      <PublicPage title={t('sign-in.reset.gone')}>
        <ErrorState title={errorWords(failure)} onRetry={() => void navigate({ to: '/password-reset' })} />
      </PublicPage>
    );
  if (email === undefined) return null;
  return (
    <PublicPage title={t('sign-in.invitation.title')} lead={email}>
      <form className="form" onSubmit={form.submit}>
        <Field label={t('sign-in.newPassword')} error={form.error}>
          <PasswordInput isNew large value={password} onChange={setPassword} />
        </Field>
        <PasswordRules password={password} />
        <Button kind="primary" size="lg" wide type="submit" disabled={form.busy}>
          {t('sign-in.reset.change')}
        </Button>
      </form>
    </PublicPage>
  );
}
