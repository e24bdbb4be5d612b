/** A workspace whose leads have no stages: an admin makes them with one press, everybody else is told who can. */
import { can, settings as definition, nameOf, ranks } from '@tandem/core';
import { useT } from '../../i18n/i18n.ts';
import { useMe } from '../../state/session.ts';
import { editDocument } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { tried } from './edits.ts';

const stages = [
  ['new', 'open'],
  ['contact', 'open'],
  ['interest', 'open'],
  ['qualified', 'won'],
  ['aside', 'lost'],
] as const;

export function NoProcess({ process }: { readonly process: string | undefined }) {
  const t = useT();
  const { person } = useMe();
  const mayMake = can(person, 'edit', { type: 'settings' });
  const make = () =>
    void tried(
      editDocument(nameOf('settings', 'settings'), t('leads.setup.label'), (doc) =>
        doc.transact(() => {
          const id = process ?? newId();
          const places = ranks(stages.length);
          if (!process) definition.addEntry(doc, 'processes', id, { title: t('nav.leads'), kind: 'lead', rank: places[0] ?? '' }, 'me');
          for (const [i, [key, status]] of stages.entries())
            definition.addEntry(
              doc,
              'stages',
              newId(),
              { title: t(`leads.setup.${key}`), process: id, status, rank: places[i] ?? '', probability: null },
              'me',
            );
        }, 'me'),
      ),
    );
  return (
    <EmptyState
      icon="lead"
      title={t('leads.setup.title')}
      action={
        mayMake && (
          <Button kind="primary" onClick={make}>
            {t('leads.setup.make')}
          </Button>
        )
      }
    >
      {t(mayMake ? 'leads.setup.hint' : 'leads.setup.ask')}
    </EmptyState>
  );
}
