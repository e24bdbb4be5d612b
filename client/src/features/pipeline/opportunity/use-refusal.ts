import { useCallback } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { EditRefused } from '../../../sync/edit.ts';
import { toast } from '../../../ui/toast.tsx';

/** Says why an edit was not made. Anything but a refusal is our mistake and goes on to the error boundary. */
export function useRefusal(): (error: unknown) => void {
  const t = useT();
  return useCallback(
    (error) => {
      if (!(error instanceof EditRefused)) throw error;
      toast(t(`edit.${error.reason}`), { failed: true });
    },
    [t],
  );
}
