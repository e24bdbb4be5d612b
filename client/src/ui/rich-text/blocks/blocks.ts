/** All that a plan's text can hold beside words, and what goes with it: ids, keys, live figures, naming by `@`, quick words. */
import type { AnyExtension } from '@tiptap/core';
import type { PlanSurroundings } from '../plan-surroundings.ts';
import { BlockIds } from './block-ids.ts';
import { blockKeys } from './block-keys.ts';
import { liveViews } from './live-views.ts';
import { atMenu } from './naming/at-menu.ts';
import { actionItem } from './nodes/action-item.ts';
import { competitor } from './nodes/competitor.ts';
import { decision } from './nodes/decision.ts';
import { figure } from './nodes/figure.ts';
import { mention } from './nodes/mention.ts';
import { objective } from './nodes/objective.ts';
import { record } from './nodes/record.ts';
import { risk } from './nodes/risk.ts';
import { stakeholder } from './nodes/stakeholder.ts';
import { visitNotes } from './nodes/visit-notes.ts';
import { whiteSpace } from './nodes/white-space.ts';
import { quickWordsIn } from './quick-words.ts';
import './styles/blocks.css';

export const structuredBlocks = (around: PlanSurroundings): AnyExtension[] => [
  objective(around),
  stakeholder(around),
  actionItem(around),
  decision(around),
  risk(around),
  competitor(around),
  whiteSpace(around),
  visitNotes(around),
  record(around),
  figure(around),
  mention(around),
  BlockIds,
  blockKeys(around),
  liveViews(around),
  atMenu(around),
  quickWordsIn(around),
];
