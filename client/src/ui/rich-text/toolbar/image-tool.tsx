/** A picture out of the workspace's files, or out of the computer into them. */
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useRows } from '../../../sync/rows.ts';
import { DropZone } from '../../files/drop-zone.tsx';
import { PageImage } from '../../files/page-image.tsx';
import { Icon } from '../../icon.tsx';
import { Input } from '../../input.tsx';
import { Popover } from '../../popover.tsx';
import { onAsk } from './asked.ts';

const shownAtMost = 24;

export function ImageTool({ editor }: { readonly editor: Editor }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  useEffect(() => onAsk(editor, 'image', () => setOpen(true)));
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t('plans.editor.image')}
      className="image-pop"
      trigger={
        <button type="button" className="btn ghost icon sm" aria-label={t('plans.editor.image')} data-tip={t('plans.editor.image')}>
          <Icon name="image" />
        </button>
      }
    >
      <Pictures
        onPick={(file, name) => {
          setOpen(false);
          editor
            .chain()
            .focus()
            .insertContent({ type: 'image', attrs: { file, alt: name.replace(/\.\w{1,5}$/, '') } })
            .run();
        }}
      />
    </Popover>
  );
}

function Pictures({ onPick }: { readonly onPick: (file: string, name: string) => void }) {
  const t = useT();
  const [words, setWords] = useState('');
  const files = useRows('file');
  const pictures = useMemo(
    () =>
      [...files.values()]
        .filter(({ versions }) => versions.at(-1)?.is === 'image' && (versions.at(-1)?.pages ?? 0) > 0)
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    [files],
  );
  const wanted = words.trim().toLowerCase();
  const found = pictures.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, shownAtMost);
  return (
    <div className="image-choice">
      <Input
        autoFocus
        value={words}
        placeholder={t('plans.editor.image.search')}
        aria-label={t('plans.editor.image.search')}
        onChange={({ target }) => setWords(target.value)}
      />
      {found.length === 0 && <p className="t3 sm">{t(pictures.length === 0 ? 'plans.editor.image.none' : 'ui.nothingFound')}</p>}
      <ul className="image-list">
        {found.map(({ id, name, versions }) => (
          <li key={id}>
            <button type="button" className="btn ghost" onClick={() => onPick(id, name)}>
              <PageImage version={versions.at(-1)?.id ?? ''} page={1} alt="" thumb />
              <span className="ell sm">{name}</span>
            </button>
          </li>
        ))}
      </ul>
      <DropZone target={{ folder: '' }} />
    </div>
  );
}
