import type { Translation } from '../../../i18n/message.ts';

/** Taking a plan out: as a file, or on paper. */
export const en = {
  'plans.export': 'Export',
  'plans.export.pdf': 'As PDF',
  'plans.export.docx': 'As Word document',
  'plans.export.md': 'As Markdown',
  'plans.export.md.offline': 'Made on this device',
  'plans.export.needsServer': 'Needs the network',
  'plans.export.making': 'The file is being made.',
} as const;

export const sv: Translation<typeof en> = {
  'plans.export': 'Exportera',
  'plans.export.pdf': 'Som PDF',
  'plans.export.docx': 'Som Word-dokument',
  'plans.export.md': 'Som Markdown',
  'plans.export.md.offline': 'Görs på den här enheten',
  'plans.export.needsServer': 'Kräver nätverk',
  'plans.export.making': 'Filen görs.',
};
