import { useT } from '../i18n/i18n.ts';
import { useAllCommands } from '../ui/commands.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';

/** All keys that work on this screen now, by group. */
export function KeySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useT();
  const commands = useAllCommands().filter(({ keys }) => keys);
  const always = [
    { id: 'palette', title: t('nav.search'), keys: '$mod+k' },
    { id: 'undo', title: t('ui.undo'), keys: '$mod+z' },
    { id: 'redo', title: t('ui.redo'), keys: '$mod+Shift+z' },
    { id: 'rows', title: t('keys.rows'), keys: 'j' },
    { id: 'open', title: t('keys.open'), keys: 'Enter' },
    { id: 'select', title: t('keys.select'), keys: 'x' },
    { id: 'extend', title: t('keys.extend'), keys: 'Shift+j' },
    { id: 'all', title: t('keys.all'), keys: '$mod+a' },
    { id: 'edit', title: t('keys.edit'), keys: 'e' },
    { id: 'cell', title: t('keys.cell'), keys: 'Tab' },
    { id: 'look', title: t('keys.look'), keys: 'Space' },
    { id: 'fold', title: t('keys.fold'), keys: 'ArrowLeft' },
  ];
  const sections = new Map<string, { readonly id: string; readonly title: string; readonly keys?: string }[]>([[t('keys.always'), always]]);
  for (const command of commands) sections.set(command.group, [...(sections.get(command.group) ?? []), command]);
  return (
    <Dialog open={open} onClose={onClose} title={t('me.keys')} width={620}>
      <div className="key-sheet">
        {[...sections].map(([group, entries]) => (
          <section key={group}>
            <h3 className="lbl">{group}</h3>
            {entries.map(({ id, title, keys }) => (
              <div key={id} className="row key-row">
                <span>{title}</span>
                <span className="right">{keys && <Kbd keys={keys.replace('Shift+?', '?')} />}</span>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
