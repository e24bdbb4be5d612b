import type { Settings } from '@tandem/core';
import type { Language } from '../accounts/records.ts';

/** The language in which people outside are written to: of them we know only where the workspace is. */
export const workspaceLanguage = ({ country }: Pick<Settings, 'country'>): Language =>
  ['se', 'sweden', 'sverige'].includes(country.trim().toLowerCase()) ? 'sv' : 'en';
