import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { toast } from '../../ui/toast.tsx';
import { begin, type SignedIn } from './begin.ts';
import type { OneClick } from './use-setup.ts';

/** The sample's people: who they are, what each sees, and one press to be them. */
export function SamplePeople({ people, onIn }: { readonly people: readonly OneClick[]; readonly onIn: () => void }) {
  const t = useT();
  const [busy, setBusy] = useState('');
  const open = async (email: string) => {
    setBusy(email);
    try {
      await begin(await request<SignedIn>('POST', '/api/sample-sessions', { email }), { keep: true });
      onIn();
    } catch (error) {
      toast(errorWords(error), { failed: true });
    } finally {
      setBusy('');
    }
  };
  return (
    <div className="pk on">
      {people.map(({ name, email, role, isLeader }) => (
        <div key={email} className="pr">
          <Avatar user={email} name={name} size={24} />
          <div>
            <span className="m">{name}</span>{' '}
            <span className="sm">{isLeader ? `${t(`role.${role}`)}, ${t('role.leader')}` : t(`role.${role}`)}</span>
            <div className="sm">{t(`sign-in.sees.${isLeader ? 'leader' : role}`)}</div>
          </div>
          <Button size="sm" disabled={busy !== ''} onClick={() => void open(email)} aria-label={t('sign-in.openAs', { name })}>
            {t('sign-in.open')}
          </Button>
        </div>
      ))}
    </div>
  );
}
