/** What, about whom, save: three taps. Everything else may be left out. What is typed is kept until it is saved. */
import { useEffect, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { undoStep } from '../../../sync/edit.ts';
import { useRow } from '../../../sync/rows.ts';
import { useSyncStatus } from '../../../sync/sync-status.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { TextArea } from '../../../ui/input.tsx';
import { toast } from '../../../ui/toast.tsx';
import '../on-the-go.css';
import { AboutChoice } from './about-choice.tsx';
import { type Draft, type DraftProblem, problemsOf, type What, whats } from './draft.ts';
import { changeDraft, draftNow, forgetDraft, useDraft } from './kept-draft.ts';
import { LeadFields } from './lead-fields.tsx';
import { Minutes, NextStep } from './next-step.tsx';
import { saveLog } from './save-log.ts';

const icons: Readonly<Record<What, IconName>> = {
  'call-reached': 'check',
  'call-not-reached': 'phone',
  visit: 'place',
  meeting: 'users',
  note: 'edit',
  lead: 'plus',
};

export function QuickLogSheet({ about, onClose }: { readonly about: string; readonly onClose: () => void }) {
  const t = useT();
  const me = useMe().id;
  const draft = useDraft();
  const offline = useSyncStatus().since !== undefined;
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const settings = useRow('settings', 'settings')?.state;
  const callBack = settings?.taskTypes.find(({ archived }) => !archived)?.id ?? '';
  const offered = settings?.leadProcessOn === false ? whats.filter((what) => what !== 'lead') : whats;
  // The page one is on is meant, unless a draft of somebody else waits.
  useEffect(() => {
    if (about && draftNow().about === '') changeDraft({ about });
  }, [about]);
  const problems = problemsOf(draft);
  const wrong = (problem: DraftProblem) => (tried && problems.includes(problem) ? t(`go.log.problem.${problem}`) : undefined);

  const save = async () => {
    setTried(true);
    if (problems.length > 0 || saving) return;
    setSaving(true);
    const saved = await saveLog(draft, me, callBack);
    setSaving(false);
    if (!saved.ok) return toast(t(`edit.${saved.reason}`), { failed: true });
    forgetDraft();
    onClose();
    toast(t(`go.logged.${draft.what || 'note'}`, { name: saved.name }), { undo: () => void undoStep(saved.step) });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('go.log.title')}
      width={520}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            {t('ui.close')}
          </Button>
          <Button size="lg" kind="primary" disabled={saving} onClick={() => void save()}>
            {t(draft.what === 'lead' ? 'go.log.save.lead' : draft.next ? 'go.log.save.next' : 'go.log.save')}
          </Button>
        </>
      }
    >
      <div className="ql">
        {offline && (
          <div className="banner" role="status">
            <Icon name="offline" />
            <span>{t('go.log.offline')}</span>
          </div>
        )}
        <fieldset className="ql-part">
          <legend>{t('go.log.what')}</legend>
          <div className="ql-whats">
            {offered.map((what) => (
              <button key={what} type="button" className="mbtn" aria-pressed={draft.what === what} onClick={() => changeDraft({ what })}>
                <Icon name={icons[what]} />
                {t(`go.what.${what}`)}
              </button>
            ))}
          </div>
          <Problem words={wrong('what')} />
        </fieldset>
        {draft.what === 'lead' ? (
          <LeadFields draft={draft} wrong={wrong} />
        ) : (
          <AboutChoice draft={draft} here={about} problem={wrong('about')} />
        )}
        {draft.what !== '' && draft.what !== 'lead' && <Details draft={draft} problem={wrong('note-text')} />}
        {draft.what !== '' && <NextStep draft={draft} />}
      </div>
    </Dialog>
  );
}

function Details({ draft, problem }: { readonly draft: Draft; readonly problem: string | undefined }) {
  const t = useT();
  return (
    <>
      <div className="ql-part">
        <Field label={t('go.log.text')} error={problem}>
          <TextArea rows={3} value={draft.text} maxLength={20_000} onChange={(event) => changeDraft({ text: event.target.value })} />
        </Field>
      </div>
      {draft.what !== 'note' && draft.what !== 'call-not-reached' && <Minutes draft={draft} />}
    </>
  );
}

export function Problem({ words }: { readonly words: string | undefined }) {
  if (!words) return null;
  return (
    <p className="hint bad" role="alert">
      <Icon name="alert" size={14} />
      {words}
    </p>
  );
}
