import { useEffect, useState } from 'react';
import { credentials } from '../../state/request.ts';
import { useSession } from '../../state/session.ts';

/** An image of a page. A tab with a session of its own has no cookie that an image could be asked for with. */
export function PageImage({
  version,
  page,
  alt,
  thumb = false,
}: {
  readonly version: string;
  readonly page: number;
  readonly alt: string;
  readonly thumb?: boolean;
}) {
  const address = `/api/files/versions/${encodeURIComponent(version)}/pages/${page}${thumb ? '?size=thumb' : ''}`;
  const token = useSession()?.token;
  const [fetched, setFetched] = useState('');
  const [failed, setFailed] = useState('');
  useEffect(() => {
    if (!token) return;
    let made = '';
    let current = true;
    fetch(address, { headers: credentials() })
      .then((answer) => (answer.ok ? answer.blob() : Promise.reject(new Error(String(answer.status)))))
      .then(
        (image) => {
          if (!current) return;
          made = URL.createObjectURL(image);
          setFetched(made);
        },
        () => current && setFailed(address),
      );
    return () => {
      current = false;
      URL.revokeObjectURL(made);
    };
  }, [address, token]);
  const source = token ? fetched : address;
  if (source === '' || failed === address) return <span className="pgi none" role="img" aria-label={alt} />;
  return <img className="pgi" src={source} alt={alt} loading="lazy" decoding="async" onError={() => setFailed(address)} />;
}
