/** Texts of files, links and sharing. */
import * as evidence from './messages/evidence.ts';
import * as files from './messages/files.ts';
import * as share from './messages/share.ts';

export const en = { ...evidence.en, ...share.en, ...files.en };
export const sv = { ...evidence.sv, ...share.sv, ...files.sv };
