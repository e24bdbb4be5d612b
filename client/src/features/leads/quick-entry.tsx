/** A new lead in one line, or on the phone in three fields. What was understood is shown, and corrected by a press or by keys. */
import { type ContactRow, rankBetween, type Settings } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { type Ref, useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { usePhone } from '../../state/use-media.ts';
import { undoStep } from '../../sync/edit.ts';
import { useLookAlikes } from '../../sync/look-alikes.ts';
import { rowsOf } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { reasonWords } from '../../ui/duplicate-words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Input } from '../../ui/input.tsx';
import { Menu } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.tsx';
import { saveLead, tried } from './edits.ts';
import { leadOf, type NewLead, type Part, parts, problemOf, readLine } from './read-line.ts';

interface QuickEntryProps {
  readonly settings: Settings;
  /** The first column, where it will stand on top. */
  readonly stage: string;
  readonly leads: readonly ContactRow[];
  readonly input: Ref<HTMLInputElement>;
  readonly onSaved: (id: string) => void;
}

export function QuickEntry(props: QuickEntryProps) {
  return usePhone() ? <ThreeFields {...props} /> : <OneLine {...props} />;
}

function OneLine(props: QuickEntryProps) {
  const { settings, input } = props;
  const t = useT();
  const [line, setLine] = useState('');
  const [corrected, setCorrected] = useState<ReadonlyMap<string, Part>>(new Map());
  const sources = useMemo(() => settings.sources.filter(({ archived }) => !archived), [settings]);
  const pieces = readLine(line, sources, corrected);
  const lead = leadOf(pieces, sources);
  const clear = () => {
    setLine('');
    setCorrected(new Map());
  };
  const save = useSave(props, clear);
  return (
    <>
      <form
        className="lead-entry"
        onSubmit={(event) => {
          event.preventDefault();
          void save(lead);
        }}
      >
        <div className="lead-line">
          <Icon name="plus" size={14} />
          <input
            ref={input}
            value={line}
            maxLength={500}
            autoComplete="off"
            aria-label={t('leads.entry')}
            placeholder={t('leads.entry.placeholder')}
            onChange={(event) => setLine(event.target.value)}
          />
          {pieces.map(({ text, part }) => (
            <Menu
              key={text}
              label={t('leads.entry.correct', { text })}
              align="end"
              trigger={
                <button
                  type="button"
                  className="btn sm"
                  aria-label={t('leads.entry.is', { text, part: t(`leads.part.${part}`) })}
                  title={text}
                >
                  {t(`leads.part.${part}`)}
                </button>
              }
              items={parts.map((one) => ({
                label: t(`leads.part.${one}`),
                checked: one === part,
                run: () => setCorrected(new Map(corrected).set(text, one)),
              }))}
            />
          ))}
          {pieces.length > 0 && !lead.mail && <Chip tone="warn">{t('leads.noMail')}</Chip>}
        </div>
        <Button kind="primary" type="submit" keys="Enter">
          {t('leads.save')}
        </Button>
      </form>
      <AlreadyHere lead={lead} />
    </>
  );
}

/** Who it is, where they work, how they are reached: the rest can wait (S0-46). */
function ThreeFields(props: QuickEntryProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const empty = { company: '', person: '', reach: '' };
  const [fields, setFields] = useState(empty);
  const isMail = fields.reach.includes('@');
  const lead: NewLead = {
    company: fields.company,
    person: fields.person,
    mail: isMail ? fields.reach : '',
    phone: isMail ? '' : fields.reach,
    source: '',
    interest: '',
  };
  const save = useSave(props, () => {
    setFields(empty);
    setOpen(false);
  });
  if (!open)
    return (
      <div className="lead-entry">
        <Button kind="primary" icon="plus" size="lg" onClick={() => setOpen(true)}>
          {t('leads.new')}
        </Button>
      </div>
    );
  return (
    <>
      <form
        className="lead-entry"
        onSubmit={(event) => {
          event.preventDefault();
          void save(lead);
        }}
      >
        {(['company', 'person', 'reach'] as const).map((key) => (
          <Field key={key} label={t(`leads.part.${key}`)}>
            <Input
              value={fields[key]}
              maxLength={200}
              autoComplete="off"
              inputMode={key === 'reach' ? 'email' : 'text'}
              onChange={(event) => setFields({ ...fields, [key]: event.target.value })}
            />
          </Field>
        ))}
        <Button kind="primary" size="lg" type="submit">
          {t('leads.save')}
        </Button>
        <Button kind="ghost" size="lg" onClick={() => setOpen(false)}>
          {t('ui.close')}
        </Button>
      </form>
      <AlreadyHere lead={lead} />
    </>
  );
}

function useSave({ stage, leads, onSaved }: QuickEntryProps, done: () => void): (lead: NewLead) => Promise<void> {
  const t = useT();
  const me = useMe().id;
  return async (lead) => {
    const problem = problemOf(lead);
    if (problem) return toast(t(`leads.problem.${problem}`), { failed: true });
    const top = leads.find(({ leadRank }) => leadRank !== '')?.leadRank ?? null;
    const place = { stage, rank: rankBetween(null, top, Math.random) };
    const saving = saveLead(lead, me, place);
    if (!(await tried(saving))) return;
    const { id, step } = await saving;
    done();
    toast(t('leads.saved', { name: lead.company || lead.person }), { undo: () => void undoStep(step) });
    onSaved(id);
  };
}

/** A hint, never a refusal. */
function AlreadyHere({ lead }: { readonly lead: NewLead }) {
  const t = useT();
  const lookAlikes = useLookAlikes();
  const { company, person, mail, phone } = lead;
  const found = useMemo(() => {
    const name = company || person;
    if (name.trim().length < 3 && !mail && phone.length < 6) return [];
    const somebody = {
      id: '',
      is: company ? ('company' as const) : ('person' as const),
      name,
      mails: mail ? [mail] : [],
      phones: phone ? [phone] : [],
      ...{ vatNumber: '', town: '', website: '', company: '', parent: '', different: [] },
    };
    return lookAlikes.like(somebody).slice(0, 2);
  }, [lookAlikes, company, person, mail, phone]);
  return (
    <div aria-live="polite">
      {found.map((one) => {
        const row = rowsOf('contact').get(one.id);
        return (
          row && (
            <div key={one.id} className="lead-warn row">
              <Icon name="info" size={14} />
              <span className="sm ell">
                {t('duplicates.already')}: {row.name || t('ui.unnamed')} <span className="t3">{reasonWords(t, one)}</span>
              </span>
              <Link className="btn sm right" to="/contacts/$id" params={{ id: row.id }}>
                {t('duplicates.open.short')}
              </Link>
            </div>
          )
        );
      })}
    </div>
  );
}
