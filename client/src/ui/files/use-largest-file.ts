import { useEffect, useState } from 'react';
import { request } from '../../state/request.ts';

let known: Promise<number> | undefined;

/** What the server takes at most, in bytes; 0 until it has said so. */
export function useLargestFile(): number {
  const [size, setSize] = useState(0);
  useEffect(() => {
    known ??= request<{ largestFile: number }>('GET', '/api/files/room').then(({ largestFile }) => largestFile);
    known.then(setSize, () => {
      // Asked again by whoever comes next.
      known = undefined;
    });
  }, []);
  return size;
}
