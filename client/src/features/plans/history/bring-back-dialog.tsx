/** Which parts of a section come back, and what they say. */
import type { ComparedSection } from '@tandem/core/plans/compare';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useBlockWords } from './block-words.ts';
import { useNameOf, useVersionWords } from './version-words.ts';

type Part = ComparedSection['parts'][number];

export function BringBackDialog({
  section,
  title,
  onClose,
  onBring,
}: {
  readonly section: ComparedSection;
  readonly title: string;
  readonly onClose: () => void;
  readonly onBring: (keys: ReadonlySet<string>) => void;
}) {
  const t = useT();
  const words = usePartWords();
  // A value that somebody has set since stays, unless one says otherwise.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(section.parts.filter(({ is }) => is !== 'value').map(({ key }) => key)),
  );
  const set = (key: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, key] : [...before].filter((one) => one !== key)));
  const copy = async () => {
    const texts = section.parts.filter(({ key }) => chosen.has(key)).map((part) => part.text || words.label(part));
    await navigator.clipboard.writeText(texts.join('\n'));
    toast(t('ui.copied'), { icon: 'check' });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('plans.history.bring.title', { section: title })}
      width={520}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button disabled={chosen.size === 0} onClick={() => void copy()}>
            {t('plans.history.bring.copy')}
          </Button>
          <Button kind="primary" disabled={chosen.size === 0} onClick={() => onBring(chosen)}>
            {t('plans.history.bring.count', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <p className="sm t2">{t('plans.history.bring.hint')}</p>
      <ul className="cmp-parts">
        {section.parts.map((part) => (
          <li key={part.key}>
            <Checkbox checked={chosen.has(part.key)} onChange={(on) => set(part.key, on)}>
              <span className="m">{words.label(part)}</span>
            </Checkbox>
            <span className="sm t3">{words.by(part)}</span>
            {part.text !== '' && <div className="kept cmp-part">{part.text}</div>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function usePartWords() {
  const t = useT();
  const blocks = useBlockWords();
  const nameOf = useNameOf();
  const { when } = useVersionWords();
  return {
    label({ is, node, attribute, was, now }: Part): string {
      if (is === 'words') return blocks.block(node) || t('plans.history.bring.words');
      if (is === 'block') return blocks.block(node) || t('plans.history.bring.block');
      const value = (of: unknown) => blocks.value(node, attribute, of);
      return t('plans.history.bring.value', { field: blocks.field(attribute), was: value(was), now: value(now) });
    },
    by({ is, by, at }: Part): string {
      if (is === 'value' || by === '') return '';
      return at ? t('plans.history.bring.byAt', { name: nameOf(by), when: when(at) }) : t('plans.history.bring.by', { name: nameOf(by) });
    },
  };
}
