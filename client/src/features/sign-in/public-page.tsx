import type { ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { setPreferences, usePreferences } from '../../state/preferences.ts';
import { Logo } from '../../ui/logo.tsx';
import { Toasts } from '../../ui/toast.tsx';

/** A page for whoever is not signed in: one card in the middle, the mark on top. */
export function PublicPage({
  title,
  lead,
  aside,
  wide = false,
  footer,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly wide?: boolean;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useT();
  const language = usePreferences((state) => state.language);
  const other = language === 'en' ? 'sv' : 'en';
  return (
    <main className="public">
      <title>{`${title}, Tandem`}</title>
      <div className={wide ? 'card wide' : 'card'}>
        <div className="row">
          <span className="mk">
            <Logo />
            Tandem
          </span>
          {aside && <span className="right sm t3">{aside}</span>}
        </div>
        <div>
          <h1 className="h-doc">{title}</h1>
          {lead && <p className="t2 lead">{lead}</p>}
        </div>
        {children}
        <div className="ft row">
          <span className="sm t3 grow">{footer}</span>
          <button type="button" className="btn ghost sm" lang={other} onClick={() => setPreferences({ language: other })}>
            {t(`me.language.${other}`)}
          </button>
        </div>
      </div>
      <Toasts />
    </main>
  );
}
