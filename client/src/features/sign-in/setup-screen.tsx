import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { request } from '../../state/request.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { begin, type SignedIn } from './begin.ts';
import { PasswordInput, PasswordRules } from './password-input.tsx';
import { PublicPage } from './public-page.tsx';
import { SamplePeople } from './sample-people.tsx';
import { useForm } from './use-form.ts';
import { useSetup } from './use-setup.ts';

/** First run: the workspace and its first admin, with the sample or empty; then how far the filling is. */
export function SetupScreen() {
  const t = useT();
  const navigate = useNavigate();
  const { setup, again } = useSetup();
  const [signedIn, setSignedIn] = useState<SignedIn>();
  const goIn = () => void navigate({ to: '/' });
  if (setup === 'asking') return null;
  if (setup === 'unreachable')
    return (
      <PublicPage title={t('sign-in.setup.title')}>
        <ErrorState title={t('sign-in.unreachable')} />
      </PublicPage>
    );
  if (setup.state === 'empty')
    return (
      <SetupForm
        onStarted={(begun) => {
          setSignedIn(begun);
          again();
        }}
        onReady={(begun) => void begin(begun, { keep: true }).then(goIn)}
      />
    );
  if (setup.state === 'loading') {
    const share = setup.total > 0 ? setup.done / setup.total : 0;
    return (
      <PublicPage title={t('sign-in.setup.filling')} lead={t('sign-in.setup.fillingText')}>
        {setup.failed ? (
          <ErrorState title={t('sign-in.setup.failed')}>{setup.failed}</ErrorState>
        ) : (
          <>
            <div
              className="track"
              role="progressbar"
              aria-label={t('sign-in.setup.filling')}
              aria-valuenow={setup.done}
              aria-valuemax={setup.total}
            >
              <i style={{ width: `${share * 100}%` }} />
            </div>
            <p className="sm t3 num">{t('sign-in.setup.progress', { done: setup.done, total: setup.total })}</p>
          </>
        )}
      </PublicPage>
    );
  }
  return (
    <PublicPage title={t('sign-in.setup.ready')} lead={t('sign-in.setup.readyText')} wide>
      {setup.people && <SamplePeople people={setup.people} onIn={goIn} />}
      {signedIn ? (
        <Button kind="primary" size="lg" wide onClick={() => void begin(signedIn, { keep: true }).then(goIn)}>
          {t('sign-in.setup.goOn', { name: signedIn.user.name })}
        </Button>
      ) : (
        <Button size="lg" wide onClick={() => void navigate({ to: '/sign-in' })}>
          {t('sign-in.title')}
        </Button>
      )}
    </PublicPage>
  );
}

type Content = 'sample' | 'empty';

function SetupForm({ onStarted, onReady }: { readonly onStarted: (begun: SignedIn) => void; readonly onReady: (begun: SignedIn) => void }) {
  const t = useT();
  const language = usePreferences((state) => state.language);
  const [company, setCompany] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [content, setContent] = useState<Content>('sample');
  const form = useForm(async () => {
    const begun = await request<SignedIn & { state: string }>('POST', '/api/setup', { company, name, email, password, content, language });
    if (begun.state === 'ready' && content === 'empty') onReady(begun);
    else onStarted(begun);
  });
  return (
    <PublicPage title={t('sign-in.setup.title')} wide footer={t('sign-in.setup.later')}>
      <form className="form" onSubmit={form.submit}>
        <div className="two-cols">
          <Field label={t('sign-in.setup.company')} error={form.wrong('company')}>
            <Input required autoFocus autoComplete="organization" value={company} onChange={(event) => setCompany(event.target.value)} />
          </Field>
          <Field label={t('sign-in.setup.name')} error={form.wrong('name')}>
            <Input required autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label={t('sign-in.email')} error={form.wrong('email')}>
            <Input required type="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} />
          </Field>
          <Field label={t('sign-in.password')} error={form.wrong('password')}>
            <PasswordInput isNew value={password} onChange={setPassword} />
          </Field>
        </div>
        <PasswordRules password={password} />
        <fieldset className="pks">
          <legend className="h-sec">{t('sign-in.setup.content')}</legend>
          <Pick
            content="sample"
            chosen={content}
            onChoose={setContent}
            title={
              <>
                {t('sign-in.setup.sample')}
                <Chip tone="acc">{t('sign-in.setup.recommended')}</Chip>
              </>
            }
            text={t('sign-in.setup.sampleText')}
          />
          <Pick
            content="empty"
            chosen={content}
            onChoose={setContent}
            title={t('sign-in.setup.empty')}
            text={t('sign-in.setup.emptyText')}
          />
        </fieldset>
        {form.error && !form.placed && (
          <p className="hint bad" role="alert">
            {form.error}
          </p>
        )}
        <Button kind="primary" size="lg" wide type="submit" keys="Enter" disabled={form.busy}>
          {t(content === 'sample' ? 'sign-in.setup.createSample' : 'sign-in.setup.createEmpty')}
        </Button>
      </form>
    </PublicPage>
  );
}

function Pick({
  content,
  chosen,
  onChoose,
  title,
  text,
}: {
  readonly content: Content;
  readonly chosen: Content;
  readonly onChoose: (content: Content) => void;
  readonly title: ReactNode;
  readonly text: string;
}) {
  const on = content === chosen;
  return (
    <label className={on ? 'pk on' : 'pk'}>
      <span className="hd">
        <input type="radio" className="vh" name="content" checked={on} onChange={() => onChoose(content)} />
        <span className={on ? 'radio on' : 'radio'} />
        <span className="grow">
          <span className="row b">{title}</span>
          <span className="sm t2 block">{text}</span>
        </span>
      </span>
    </label>
  );
}
