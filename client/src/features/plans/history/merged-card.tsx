/** "Merged from offline": in the side panel of a plan, what colleagues wrote in the same section while this device was away. */
import { plan as planDocument } from '@tandem/core';
import { useMemo, useSyncExternalStore } from 'react';
import * as Y from 'yjs';
import { useT } from '../../../i18n/i18n.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useMe } from '../../../state/session.ts';
import { documentNamed } from '../../../sync/document-store.ts';
import { forgetReunion, type Reunion, reunionOf, subscribeReunions } from '../../../sync/reunited.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { type MergedSection, mergedSections, type Words } from './merged.ts';
import { useAuthors } from './use-plan-history.ts';
import { useNameOf } from './version-words.ts';
import './history.css';

export interface MergedCardProps {
  readonly plan: string;
  /** Shows a block of the text, counted from its beginning. */
  readonly onShow: (block: number) => void;
}

/** Nothing where nothing was put together. */
export function MergedCard({ plan, onShow }: MergedCardProps) {
  const name = planDocument.nameOf(plan);
  const reunion = useSyncExternalStore(subscribeReunions, () => reunionOf(name));
  return reunion ? <Card key={reunion.at} plan={plan} reunion={reunion} onShow={onShow} /> : null;
}

function Card({ plan, reunion, onShow }: MergedCardProps & { readonly reunion: Reunion }) {
  const t = useT();
  const { time } = useFormat();
  const me = useMe();
  const nameOf = useNameOf();
  const authors = useAuthors(plan, reunion);
  const sections = useMemo(() => {
    const doc = documentNamed(planDocument.nameOf(plan))?.doc;
    return doc ? mergedSections(reunion, Y.encodeStateAsUpdate(doc), authors, me.id) : [];
  }, [plan, reunion, authors, me.id]);
  const [first] = sections;
  if (!first) return null;
  const titleOf = ({ title }: MergedSection) => title || t('plans.history.start');
  const people = [...new Set(sections.flatMap(({ theirs }) => theirs.map(({ user }) => nameOf(user))))];
  const names = people.reduce((sofar, name, i) =>
    i === people.length - 1 ? t('plans.merged.and', { names: sofar, name }) : `${sofar}, ${name}`,
  );
  return (
    <section className="pl-sec mrg" aria-label={t('plans.merged.title')}>
      <div className="row pl-sec-head">
        <span className="acc">
          <Icon name="sync" />
        </span>
        <h2 className="h-sec">{t('plans.merged.title')}</h2>
        <span className="sm t3 right num">{time(reunion.at)}</span>
        <IconButton icon="close" size="sm" label={t('plans.merged.close')} onClick={() => forgetReunion(reunion.name)} />
      </div>
      <p className="sm t2">{t('plans.merged.text', { count: sections.length, names, section: titleOf(first) })}</p>
      {sections.map((section) => (
        <div key={section.key}>
          {sections.length > 1 && <div className="xs t3">{t('plans.merged.section', { section: titleOf(section) })}</div>}
          <div className="mrg-two">
            <Version who={t('plans.merged.yours')} words={section.mine} onShow={onShow} />
            {section.theirs.map((words) => (
              <Version key={words.user} who={nameOf(words.user)} words={words} onShow={onShow} />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

function Version({ who, words, onShow }: { readonly who: string; readonly words: Words; readonly onShow: (block: number) => void }) {
  const t = useT();
  return (
    <button type="button" className="btn" onClick={() => onShow(words.block)}>
      <span className="xs t3 mrg-who">{who}</span>
      <span className="mrg-words">{words.took ? t('plans.merged.took', { words: words.text }) : words.text}</span>
    </button>
  );
}
