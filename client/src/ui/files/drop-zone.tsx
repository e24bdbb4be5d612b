import { type DragEvent, useRef, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import type { UploadTarget } from '../../sync/upload-file.ts';
import { Icon } from '../icon.tsx';
import './files.css';
import { UploadLines } from './upload-lines.tsx';
import { startUploads } from './uploads.ts';
import { useLargestFile } from './use-largest-file.ts';

export const isSameTarget = (a: UploadTarget, b: UploadTarget): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Files of the computer, not a file of the list that is being moved. */
export const bringsFiles = ({ dataTransfer }: DragEvent): boolean => [...dataTransfer.types].includes('Files');

/** Drops of a whole area: whoever drags a file need not hit a small box. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!bringsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}

/** "Drop files here, or choose", with what is on its way above it. */
export function DropZone({ target }: { readonly target: UploadTarget }) {
  const t = useT();
  const add = (files: readonly File[]) => startUploads(files, target);
  const { over, handlers } = useFileDrop(add);
  const size = useLargestFile();
  return (
    <>
      <UploadLines of={(one) => isSameTarget(one, target)} />
      <div role="group" className={over ? 'dropz over' : 'dropz'} aria-label={t('files.drop')} {...handlers}>
        <Icon name="arrow-up" />
        <span>
          {t('files.drop.or')} <ChooseFiles onFiles={add} />
        </span>
        <span className="t3 sm">{size > 0 && t('files.drop.size', { count: Math.floor(size / 2 ** 20) })}</span>
      </div>
    </>
  );
}

/** A link-like button with the browser's own dialog behind it. */
export function ChooseFiles({
  onFiles,
  label,
  one = false,
}: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly label?: string;
  readonly one?: boolean;
}) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={label ? 'btn' : 'link plain'} onClick={() => input.current?.click()}>
        {label ?? t('files.choose')}
      </button>
      <input
        ref={input}
        type="file"
        className="vh"
        multiple={!one}
        tabIndex={-1}
        aria-label={label ?? t('files.choose')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}
