import { useEffect } from 'react';

/** When what floats is closed, the focus goes back to where it was when it opened. */
export function useReturnFocus(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);
}
