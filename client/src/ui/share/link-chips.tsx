/** What a link allows, as chips; a press on one changes it. */
import type { LinkRow } from '@tandem/core';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { Field } from '../field.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { Input } from '../input.tsx';
import { Popover } from '../popover.tsx';
import { toast } from '../toast.tsx';
import { dayOf, useToday } from '../work/days.ts';
import { changed } from './changed.ts';
import { NotifyField } from './notify-field.tsx';
import { passcodeAtLeast } from './share-draft.ts';
import { changeLink, type LinkChange } from './share-requests.ts';

export function LinkChips({ link, locked }: { readonly link: LinkRow; readonly locked: boolean }) {
  const t = useT();
  const { day } = useFormat();
  const users = useRows('user');
  const newest = useRow('file', link.of === 'file' ? link.subject : undefined)?.versions.at(-1)?.number ?? link.version;
  const change = async (patch: LinkChange) => {
    const done = await changed(changeLink(link.id, patch));
    if (done) toast(t('share.link.changed'));
    return done;
  };
  const valid = link.expiresAt ? t('share.link.validTo', { day: day(link.expiresAt) }) : t('share.link.noEnd');
  // Whoever made it is told in any case.
  const names = [...new Set([link.by, ...link.notify])].map((id) => users.get(id)?.name.split(' ')[0] ?? '').filter(Boolean);
  const tells = names.length > 0 ? t('share.link.tells', { names: names.join(', ') }) : t('share.link.tells.nobody');
  const download = t(link.download ? 'share.link.download.on' : 'share.link.download.off');
  const passcode = t(link.passcode ? 'share.link.passcode.on' : 'share.link.passcode.off');
  if (locked)
    return (
      <div className="shr-chips num">
        {[valid, download, passcode, tells].map((words) => (
          <Chip key={words}>{words}</Chip>
        ))}
      </div>
    );
  return (
    <div className="shr-chips num">
      <ChipPopover label={valid}>{(close) => <EndForm link={link} change={change} onDone={close} />}</ChipPopover>
      <button type="button" className="chip" aria-pressed={link.download} onClick={() => void change({ download: !link.download })}>
        <Icon name="download" />
        {download}
      </button>
      <ChipPopover label={passcode}>{(close) => <PasscodeForm link={link} change={change} onDone={close} />}</ChipPopover>
      <ChipPopover label={tells} icon="bell">
        {() => <NotifyField value={link.notify} onChange={(notify) => void change({ notify })} />}
      </ChipPopover>
      {newest > link.version && (
        <button type="button" className="chip warn" onClick={() => void change({ newest: true })}>
          {t('share.link.older', { number: link.version, newest })}
        </button>
      )}
    </div>
  );
}

function ChipPopover({
  label,
  icon,
  children,
}: {
  readonly label: string;
  readonly icon?: IconName;
  readonly children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      className="shr-pop"
      trigger={
        <button type="button" className="chip">
          {icon && <Icon name={icon} />}
          {label}
        </button>
      }
    >
      {children(() => setOpen(false))}
    </Popover>
  );
}

interface FormProps {
  readonly link: LinkRow;
  readonly change: (patch: LinkChange) => Promise<boolean>;
  readonly onDone: () => void;
}

function EndForm({ link, change, onDone }: FormProps) {
  const t = useT();
  const today = useToday();
  const [end, setEnd] = useState(link.expiresAt ? dayOf(new Date(link.expiresAt)) : '');
  const past = end === '' || end < today;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!past) void change({ expiresOn: end }).then((done) => done && onDone());
      }}
    >
      <Field label={t('share.expires')} error={past ? t('share.expires.past') : undefined}>
        <Input type="date" min={today} value={end} onChange={({ target }) => setEnd(target.value)} />
      </Field>
      <Button kind="primary" type="submit" disabled={past}>
        {t('ui.save')}
      </Button>
    </form>
  );
}

function PasscodeForm({ link, change, onDone }: FormProps) {
  const t = useT();
  const [code, setCode] = useState('');
  const short = code.trim().length < passcodeAtLeast;
  const save = (passcode: string) => void change({ passcode }).then((done) => done && onDone());
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!short) save(code.trim());
      }}
    >
      <Field
        label={link.passcode ? t('share.link.passcode.new') : t('share.passcode')}
        hint={t('share.passcode.hint')}
        error={code !== '' && short ? t('share.passcode.short', { least: passcodeAtLeast }) : undefined}
      >
        <Input value={code} maxLength={64} autoComplete="off" onChange={({ target }) => setCode(target.value)} />
      </Field>
      <div className="row">
        <Button kind="primary" type="submit" disabled={short}>
          {t('ui.save')}
        </Button>
        {link.passcode && <Button onClick={() => save('')}>{t('share.link.passcode.take')}</Button>}
      </div>
    </form>
  );
}
