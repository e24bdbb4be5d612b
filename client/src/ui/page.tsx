import type { DocumentName } from '@tandem/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { usePhone } from '../state/use-media.ts';
import { type Present, usePresent } from '../sync/presence.ts';
import { AvatarStack } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { Bell } from './notices/bell.tsx';
import { SyncChip } from './sync-chip.tsx';

export interface Crumb {
  readonly label: string;
  /** Where it leads; the last one leads nowhere. */
  readonly to?: string;
}

/** Who they are, and not where: carets move many times a second. */
const peopleOf = (present: readonly Present[]) => present.map(({ user, name }) => ({ user, name }));
const lookEvery = 250;

/** A screen: top bar with breadcrumb, tabs, who is here, actions and the sync chip; below it the content. */
export function Page({
  title,
  crumbs,
  tabs,
  presence,
  actions,
  children,
}: {
  /** The name of the screen when there is no breadcrumb; it is also the title of the browser's tab. */
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  readonly tabs?: ReactNode;
  /** The document whose people are shown. */
  readonly presence?: DocumentName | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const present = usePresent(presence, peopleOf, lookEvery);
  const phone = usePhone();
  return (
    <main className="main" id="main">
      <title>{`${title}, Tandem`}</title>
      <header className={phone ? 'top mtop' : 'top'}>
        {crumbs && !phone ? (
          <nav className="crumb">
            {crumbs.map((crumb, i) => (
              <Fragment key={crumb.label}>
                {i > 0 && <Icon name="right" size={12} />}
                {i === crumbs.length - 1 || !crumb.to ? (
                  <h1 className="crumb-here">
                    <b>{crumb.label}</b>
                  </h1>
                ) : (
                  <Link to={crumb.to}>{crumb.label}</Link>
                )}
              </Fragment>
            ))}
          </nav>
        ) : (
          <h1 className="ttl ell">{title}</h1>
        )}
        {tabs}
        <span className="grow" />
        {present.length > 0 && <AvatarStack people={present} live />}
        {actions}
        <SyncChip />
        {!phone && <Bell />}
      </header>
      <div className="body">{children}</div>
    </main>
  );
}
