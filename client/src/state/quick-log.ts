/** Any screen may ask to log something; the frame shows the sheet. */
import { create } from 'zustand';

interface QuickLog {
  readonly open: boolean;
  /** The contact it was asked for on; '' when none is meant. */
  readonly about: string;
}

export const useQuickLog = create<QuickLog>(() => ({ open: false, about: '' }));

export const openQuickLog = (about = ''): void => useQuickLog.setState({ open: true, about });
export const closeQuickLog = (): void => useQuickLog.setState({ open: false, about: '' });
