import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/**
 * A link to the page of a contact, for lists: an address and a press, without what the router's own link works out at each
 * drawing. Hundreds of them are drawn a second while a list is scrolled.
 */
export function RecordLink({ id, className, children }: { readonly id: string; readonly className: string; readonly children: ReactNode }) {
  const router = useRouter();
  const open = (event: MouseEvent) => {
    // Another tab or window is the browser's business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    void router.navigate({ to: '/contacts/$id', params: { id } });
  };
  return (
    <a href={`/contacts/${encodeURIComponent(id)}`} className={className} onClick={open}>
      {children}
    </a>
  );
}
