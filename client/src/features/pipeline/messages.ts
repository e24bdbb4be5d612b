/** Texts of the boards, the list and the opportunity panel. */

import * as opportunity from './messages/opportunity.ts';
import * as screen from './messages/screen.ts';

export const en = { ...screen.en, ...opportunity.en };
export const sv = { ...screen.sv, ...opportunity.sv };
