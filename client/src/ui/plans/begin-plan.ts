/** A new plan: a document made on this device in one transaction, with what it begins with. It needs no network. */
import { type PlanKind, plan, planVocabularyVersion } from '@tandem/core';
import { copyPlanText, type TemplateKey, templateBlocks, writeBlocks } from '@tandem/core/plans/templates';
import * as Y from 'yjs';
import { translate } from '../../i18n/i18n.ts';
import { readOnce } from '../../sync/at-hand.ts';
import { EditRefused } from '../../sync/edit.ts';
import { newId } from '../../sync/new-id.ts';
import { saveEdit } from '../save-edit.ts';
import { toast } from '../toast.tsx';

export interface PlanStart {
  readonly is: PlanKind;
  readonly title: string;
  /** The company of an account plan. */
  readonly contact?: string;
  /** Whom a rep plan is about. */
  readonly person?: string;
  /** `blank`, `built-in`, or the id of a plan whose text is taken along. */
  readonly from: 'blank' | 'built-in' | (string & {});
  readonly template?: boolean;
}

/** Answers its id, or says in words why there is none. */
export async function beginPlan(
  { is, title, contact = '', person = '', from, template }: PlanStart,
  me: string,
): Promise<string | undefined> {
  const text = await textOf(from);
  if (text === undefined) return undefined;
  const id = newId();
  const made = await saveEdit(
    plan.nameOf(id),
    translate('plans.begun', { title: title || translate('plans.untitled') }),
    (doc) => {
      const fields = { is, title, owner: me, needs: planVocabularyVersion, createdAt: new Date().toISOString() };
      plan.change(
        doc,
        {
          ...fields,
          ...(is === 'account' && { contact }),
          ...(is === 'rep' && { person: person || me }),
          ...(template && { template: 'yes' }),
        },
        'me',
      );
      const fragment = doc.getXmlFragment('text');
      if (from === 'built-in') writeBlocks(fragment, templateBlocks(is, wordsOf, newId));
      else if (text) copyPlanText(text, fragment, newId);
      // An editor would write the first empty line when it is opened: then two devices would have two.
      if (fragment.length === 0) writeBlocks(fragment, [{ node: 'paragraph' }]);
    },
    { create: true },
  );
  return made ? id : undefined;
}

const wordsOf = (key: TemplateKey): string => translate(`plans.template.${key}`);

/** Null where nothing is taken along; undefined where it could not be read, which has been said. */
async function textOf(from: string): Promise<Y.XmlFragment | null | undefined> {
  if (from === 'blank' || from === 'built-in') return null;
  try {
    return await readOnce(plan.nameOf(from), (doc) => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      return copy.getXmlFragment('text');
    });
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`edit.${error.reason}`), { failed: true });
    return undefined;
  }
}
