/** Texts of the contacts list and the pages of companies and persons. */
import * as list from './messages/list.ts';
import * as page from './messages/page.ts';

export const en = { ...list.en, ...page.en };
export const sv = { ...list.sv, ...page.sv };
