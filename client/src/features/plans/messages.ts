import { en as blocksEn, sv as blocksSv } from './messages/blocks.ts';
import { en as commentsEn, sv as commentsSv } from './messages/comments.ts';
import { en as editorEn, sv as editorSv } from './messages/editor.ts';
import { en as exportEn, sv as exportSv } from './messages/export.ts';
import { en as historyEn, sv as historySv } from './messages/history.ts';
import { en as screensEn, sv as screensSv } from './messages/screens.ts';
import { en as standingEn, sv as standingSv } from './messages/standing.ts';
import { en as suggestionsEn, sv as suggestionsSv } from './messages/suggestions.ts';
import { en as templatesEn, sv as templatesSv } from './messages/templates.ts';

export const en = {
  ...screensEn,
  ...templatesEn,
  ...commentsEn,
  ...suggestionsEn,
  ...blocksEn,
  ...standingEn,
  ...editorEn,
  ...historyEn,
  ...exportEn,
} as const;
export const sv = {
  ...screensSv,
  ...templatesSv,
  ...commentsSv,
  ...suggestionsSv,
  ...blocksSv,
  ...standingSv,
  ...editorSv,
  ...historySv,
  ...exportSv,
} as const;
