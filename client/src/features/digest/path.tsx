import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** An address as the mail has it. */
export function Path({ to, className = '', children }: { readonly to: string; readonly className?: string; readonly children: ReactNode }) {
  const router = useRouter();
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(to);
  };
  return (
    <a href={to} className={className || undefined} onClick={open}>
      {children}
    </a>
  );
}
