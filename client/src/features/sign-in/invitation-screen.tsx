import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ApiError, request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { begin, type SignedIn } from './begin.ts';
import { PasswordInput, PasswordRules } from './password-input.tsx';
import { PublicPage } from './public-page.tsx';
import { useForm } from './use-form.ts';

interface Invitation {
  readonly company: string;
  readonly inviter: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'manager' | 'seller' | 'support';
  readonly team: string;
  readonly expiresAt: string;
}

export function InvitationScreen() {
  const t = useT();
  const { token } = useParams({ strict: false }) as { token: string };
  const [invitation, setInvitation] = useState<Invitation>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    request<{ invitation: Invitation }>('GET', `/api/invitations/${encodeURIComponent(token)}`).then(
      (answer) => setInvitation(answer.invitation),
      setFailure,
    );
  }, [token]);
  if (failure !== undefined)
    return (
      <PublicPage title={t('sign-in.invitation.gone')}>
        <ErrorState title={errorWords(failure)} />
      </PublicPage>
    );
  return invitation ? <AcceptForm token={token} invitation={invitation} /> : null;
}

function AcceptForm({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const t = useT();
  const { dayLong } = useFormat();
  const navigate = useNavigate();
  const { company, inviter, email, role, team, expiresAt } = invitation;
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const [other, setOther] = useState<string>();
  const [signOutOther, setSignOutOther] = useState(false);
  const form = useForm(async () => {
    try {
      const begun = await request<SignedIn>('POST', `/api/invitations/${encodeURIComponent(token)}/accept`, {
        name,
        email,
        role,
        password,
        signOutOther,
      });
      await begin(begun, { keep: true });
      await navigate({ to: '/' });
    } catch (error) {
      if (error instanceof ApiError && error.fields['signOutOther']) setOther(error.message);
      throw error;
    }
  });
  return (
    <PublicPage
      title={t('sign-in.invitation.title')}
      lead={t('sign-in.invitation.lead', { inviter, company })}
      footer={t('sign-in.invitation.until', { day: dayLong(expiresAt) })}
    >
      <dl className="inv">
        <dt>{t('sign-in.invitation.you')}</dt>
        <dd>
          {name || email}
          <div className="sm t3">{email}</div>
        </dd>
        {team && (
          <>
            <dt>{t('sign-in.invitation.team')}</dt>
            <dd>{team}</dd>
          </>
        )}
        <dt>{t('sign-in.invitation.may')}</dt>
        <dd>
          {t(`role.${role}`)}
          <div className="sm t3">{t(`sign-in.may.${role}`)}</div>
        </dd>
      </dl>
      <form className="form" onSubmit={form.submit}>
        <Field label={t('sign-in.setup.name')} error={form.wrong('name')}>
          <Input className="lg" required autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t('sign-in.newPassword')} error={form.wrong('password')}>
          <PasswordInput isNew large value={password} onChange={setPassword} />
        </Field>
        <PasswordRules password={password} />
        {other && (
          <Checkbox checked={signOutOther} onChange={setSignOutOther}>
            {t('sign-in.invitation.signOutOther')}
          </Checkbox>
        )}
        {form.error && !form.placed && (
          <p className="hint bad" role="alert">
            {form.error}
          </p>
        )}
        <Button kind="primary" size="lg" wide type="submit" keys="Enter" disabled={form.busy}>
          {t('sign-in.invitation.go')}
        </Button>
      </form>
    </PublicPage>
  );
}
