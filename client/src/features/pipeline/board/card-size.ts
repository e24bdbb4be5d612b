/** Cards have fixed heights, so that a column of thousands is laid out without measuring one of them. */
import type { OpportunityRow } from '@tandem/core';
import { marksOf } from '../view/marks.ts';
import type { Stages } from '../view/stages.ts';

export const gap = 6;
const plain = 80;
const marks = 26;
const onPhone = 12;

export const cardHeight = (row: OpportunityRow, stages: Stages, today: string, phone: boolean): number =>
  plain + (marksOf(row, stages.byId.get(row.stage), today).length > 0 ? marks : 0) + (phone ? onPhone : 0);
