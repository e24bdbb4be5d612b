/** Links by what is to be done about them. */
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useCommands } from '../../ui/commands.ts';
import { LinkTable } from '../../ui/share/link-table.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { Files } from './use-files.ts';

const atFirst = 100;

export function LinkArea({ state }: { readonly state: Files }) {
  const t = useT();
  const { search, listedLinks, choose } = state;
  const [most, setMost] = useState(atFirst);
  const list = search.links ?? 'all';
  const shown = listedLinks.slice(0, most);
  const move = (step: number) => {
    const at = shown.findIndex(({ id }) => id === search.link);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + step))];
    if (next) choose({ link: next.id });
  };
  const group = t('nav.files');
  useCommands([
    { id: 'links.next', title: t('files.key.nextLink'), group, keys: 'j', run: () => move(1) },
    { id: 'links.previous', title: t('files.key.previousLink'), group, keys: 'k', run: () => move(-1) },
  ]);
  if (listedLinks.length === 0)
    return (
      <EmptyState icon="link" title={t(`files.links.${list}.none`)}>
        {list === 'all' ? t('files.links.all.none.text') : undefined}
      </EmptyState>
    );
  return (
    <>
      <LinkTable links={shown} chosen={search.link} onChoose={(link) => choose({ link })} withContact />
      {listedLinks.length > most && (
        <button type="button" className="link plain fl-hint" onClick={() => setMost(most + atFirst)}>
          {t('files.showMore', { count: Math.min(atFirst, listedLinks.length - most) })}
        </button>
      )}
    </>
  );
}
