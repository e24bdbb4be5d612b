import { en as editorEn, sv as editorSv } from './messages/editor.ts';
import { en as listEn, sv as listSv } from './messages/list.ts';
import { en as sendEn, sv as sendSv } from './messages/send.ts';

export const en = { ...listEn, ...editorEn, ...sendEn } as const;
export const sv = { ...listSv, ...editorSv, ...sendSv } as const;
