import type { Role } from '@tandem/core';
import { type FormEvent, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import type { Directory } from './use-directory.ts';

export function InviteDialog({
  directory,
  team,
  onClose,
}: {
  readonly directory: Directory;
  readonly team: string;
  readonly onClose: () => void;
}) {
  const t = useT();
  const language = usePreferences((state) => state.language);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(directory.invitable.includes('seller') ? 'seller' : (directory.invitable[0] ?? 'seller'));
  const [inTeam, setInTeam] = useState(team);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    if (await directory.change('POST', '/api/invitations', { email, name, role, team: inTeam, language }, t('team.sent', { email })))
      onClose();
    setBusy(false);
  };
  return (
    <Dialog open onClose={onClose} title={t('team.inviteTitle')}>
      <form className="form" onSubmit={(event) => void send(event)}>
        <Field label={t('team.email')} hint={t('team.emailHint')}>
          <Input type="email" required autoFocus value={email} onChange={(event) => setEmail(event.target.value)} />
        </Field>
        <Field label={t('team.nameOptional')}>
          <Input value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t('team.role')} hint={t(`sign-in.may.${role}`)}>
          <Select
            value={role}
            onChange={(next) => setRole(next as Role)}
            options={directory.invitable.map((one) => ({ value: one, label: t(`role.${one}`) }))}
          />
        </Field>
        <Field label={t('team.team')}>
          <Select
            value={inTeam}
            onChange={setInTeam}
            options={[{ value: '', label: t('team.noTeam') }, ...directory.teams.map((one) => ({ value: one.id, label: one.name }))]}
          />
        </Field>
        <footer>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" keys="Enter" disabled={busy}>
            {t('team.send')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
