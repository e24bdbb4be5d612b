/** The headings of a plan at its left, with who writes where; a colleague can be followed from here. */
import type { DocumentName } from '@tandem/core';
import type { ReactNode } from 'react';
import type * as Y from 'yjs';
import { useT } from '../../../i18n/i18n.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { type Section, sectionAt } from './sections.ts';
import { useWhoWritesWhere } from './who-writes-where.ts';

interface OutlineProps {
  readonly doc: Y.Doc;
  readonly text: Y.XmlFragment;
  readonly sections: readonly Section[];
  /** The block that stands at the top of the page now. */
  readonly at: number;
  readonly document: DocumentName;
  readonly followed: number | undefined;
  readonly onGo: (block: number) => void;
  readonly onFollow: (clientId: number | undefined) => void;
  /** Below the headings. */
  readonly children?: ReactNode;
}

export function Outline({ doc, text, sections, at, document, followed, onGo, onFollow, children }: OutlineProps) {
  const t = useT();
  const current = sectionAt(sections, at) ?? sections[0];
  const writers = useWhoWritesWhere(document, { doc, text, sections });
  return (
    <nav className="pn-toc" aria-label={t('plans.page.outline')}>
      <h2 className="lbl">{t('plans.page.outline')}</h2>
      {sections.length === 0 && <p className="sm t3">{t('plans.page.outline.none')}</p>}
      {sections.map((section) => {
        const here = writers.filter((one) => one.section === section.block);
        return (
          <div key={section.block} className={`pn-toc-line l${section.level}`}>
            <button
              type="button"
              className="ell"
              aria-current={section === current ? 'true' : undefined}
              onClick={() => onGo(section.block)}
            >
              {section.title}
            </button>
            {here.map((one) => (
              <button
                key={one.clientId}
                type="button"
                className="bare pn-who"
                aria-pressed={followed === one.clientId}
                title={t(followed === one.clientId ? 'plans.page.follow.stop' : 'plans.page.follow', { name: one.name })}
                aria-label={t(followed === one.clientId ? 'plans.page.follow.stop' : 'plans.page.follow', { name: one.name })}
                onClick={() => onFollow(followed === one.clientId ? undefined : one.clientId)}
              >
                <Avatar user={one.user} name={one.name} size={16} />
              </button>
            ))}
            {here.length === 0 && section.count > 0 && <span className="cnt num">{section.count}</span>}
          </div>
        );
      })}
      {children}
    </nav>
  );
}
