/** Texts of the contacts list and the pages of companies and persons. */
import * as list from './messages/list.ts';
import * as listTools from './messages/list-tools.ts';
import * as page from './messages/page.ts';
import * as shared from './messages/shared.ts';
import * as stage from './messages/stage.ts';

export const en = { ...list.en, ...listTools.en, ...page.en, ...shared.en, ...stage.en };
export const sv = { ...list.sv, ...listTools.sv, ...page.sv, ...shared.sv, ...stage.sv };
