import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Input } from '../../ui/input.tsx';
import { begin, type SignedIn } from './begin.ts';
import { PasswordInput } from './password-input.tsx';
import { PublicPage } from './public-page.tsx';
import { SamplePeople } from './sample-people.tsx';
import { useForm } from './use-form.ts';
import { useSetup } from './use-setup.ts';

export function SignInScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { setup } = useSetup();
  const { back } = useSearch({ strict: false }) as { back?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [keep, setKeep] = useState(true);
  const goIn = () => void navigate({ to: isOwnPath(back) ? back : '/' });
  const form = useForm(async () => {
    await begin(await request<SignedIn>('POST', '/api/sessions', { email, password }), { keep });
    goIn();
  });
  const known = setup !== 'asking' && setup !== 'unreachable' ? setup : undefined;
  useEffect(() => {
    if (known && known.state !== 'ready') void navigate({ to: '/setup' });
  }, [known, navigate]);
  const ready = known?.state === 'ready' ? known : undefined;

  return (
    <PublicPage
      title={t('sign-in.title')}
      lead={ready?.company ? t('sign-in.to', { company: ready.company }) : undefined}
      footer={
        setup === 'unreachable' ? (
          <span className="row top">
            <span className="warn">
              <Icon name="offline" />
            </span>
            {t('sign-in.unreachable')}
          </span>
        ) : undefined
      }
    >
      <form className="form" onSubmit={form.submit}>
        <Field label={t('sign-in.email')}>
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
        <Field
          label={t('sign-in.password')}
          error={form.error}
          aside={
            <Link to="/password-reset" className="link sm">
              {t('sign-in.forgotten')}
            </Link>
          }
        >
          <PasswordInput large value={password} onChange={setPassword} />
        </Field>
        <Checkbox checked={keep} onChange={setKeep}>
          <span>
            {t('sign-in.keep')}
            <span className="hint block">{keep ? t('sign-in.keepOn') : t('sign-in.keepOff')}</span>
          </span>
        </Checkbox>
        <Button kind="primary" size="lg" wide type="submit" keys="Enter" disabled={form.busy}>
          {t('sign-in.title')}
        </Button>
      </form>
      {ready?.people && ready.people.length > 0 && (
        <>
          <div className="or">{t('sign-in.orAs')}</div>
          <SamplePeople people={ready.people} onIn={goIn} />
        </>
      )}
    </PublicPage>
  );
}

/** Only a path of this page: the address could have been written by somebody else. */
const isOwnPath = (path: string | undefined): path is string => path !== undefined && /^\/(?![/\\])/.test(path);
