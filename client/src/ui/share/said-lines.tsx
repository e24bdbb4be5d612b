/** What the recipient has asked or reported on the page, in their words: the server keeps them, devices do not. */
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { request } from '../../state/request.ts';
import { useWhen } from './use-when.ts';

interface Said {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly name: string;
  readonly text: string;
}

export function SaidLines({ link, changed }: { readonly link: string; readonly changed: string }) {
  const t = useT();
  const when = useWhen();
  const [said, setSaid] = useState<readonly Said[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` says when to ask again
  useEffect(() => {
    let current = true;
    request<{ said: readonly Said[] }>('GET', `/api/links/${encodeURIComponent(link)}/said`).then(
      (answer) => current && setSaid(answer.said),
      // Without the server the visits are still worth showing.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [link, changed]);
  if (said.length === 0) return null;
  return (
    <>
      <div className="ph shr-line">
        <h2>{t('share.said')}</h2>
        <span className="sm t3 num">{said.length}</span>
      </div>
      <ul className="shr-said">
        {said.map((one) => (
          <li key={one.id}>
            <span className="row">
              <b className="m ell">{one.name || t('share.visit.somebody')}</b>
              {one.kind === 'problem' && <span className="chip warn">{t('share.said.report')}</span>}
              <time className="sm t3 num right nw" dateTime={one.at}>
                {when.exact(one.at)}
              </time>
            </span>
            <p>{one.text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
