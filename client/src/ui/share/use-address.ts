import { useEffect, useState } from 'react';
import { errorWords } from '../error-words.ts';
import { toast } from '../toast.tsx';
import { addressOf } from './share-requests.ts';

/** The address is in no row: it is asked for when somebody looks, and again by a press when the server was not there. */
export function useAddress(link: string): { readonly address: string; readonly get: () => void } {
  const [known, setKnown] = useState({ link, address: '' });
  useEffect(() => {
    let current = true;
    addressOf(link).then(
      (address) => current && setKnown({ link, address }),
      // Without a network a button stands in its place, which says why when it is pressed.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [link]);
  const get = () =>
    void addressOf(link).then(
      (address) => setKnown({ link, address }),
      (error: unknown) => toast(errorWords(error), { failed: true }),
    );
  return { address: known.link === link ? known.address : '', get };
}
