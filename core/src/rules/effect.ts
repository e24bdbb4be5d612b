/**
 * What a rule wants done. An effect is plain data: deciding is pure, and whoever carries it out can repeat it.
 * A title or subject of '' is written by the server in the workspace's words.
 */
import type { Lifecycle } from '../documents/contact.ts';
import type { NoticeKind } from '../documents/inbox.ts';

export type Effect =
  | {
      readonly type: 'task.open';
      readonly user: string;
      readonly contact: string;
      readonly opportunity: string;
      /** An entry of the settings' task types; its title is the subject unless there is one. */
      readonly taskType: string;
      readonly subject: string;
      readonly due: string;
      /** The last day it may be put off to; '' means any. */
      readonly limit: string;
      /** The task of somebody else that this one stands for. */
      readonly replaces?: string;
      /** The plan it comes from, and the action item; a plan without an item is its review. */
      readonly plan?: string;
      readonly item?: string;
    }
  /**
   * Brings the task of an action item in line with the text as it stands by then: `words` and day, given up or taken away because
   * the item is `gone` or somebody else's, `done` or `open` as somebody has marked it there. Of a plan without an item: its review.
   */
  | {
      readonly type: 'task.follow';
      readonly user: string;
      readonly plan: string;
      readonly item: string;
      readonly what: 'words' | 'gone' | 'done' | 'open';
    }
  /** Writes into the text of a plan: an action item is done, because its task is (`task`), open again, or for somebody else. */
  | {
      readonly type: 'plan.item';
      readonly plan: string;
      readonly item: string;
      readonly task?: string;
      readonly done?: string;
      readonly assignee?: string;
    }
  /** The next review of a plan, unless somebody has set another day since. */
  | { readonly type: 'plan.review'; readonly plan: string; readonly from: string; readonly to: string }
  /** Takes words out of a plan's text that stand there twice, because two accepted one suggestion at once. */
  | { readonly type: 'plan.settle'; readonly plan: string }
  /** Gives up a task whose reason is gone. */
  | { readonly type: 'task.close'; readonly user: string; readonly task: string }
  /** Takes a task out of an agenda: it stands in somebody else's now, and nothing of it is left where it was (N11). */
  | { readonly type: 'task.remove'; readonly user: string; readonly task: string }
  /** Writes the limit that a person's own task has by its type. */
  | { readonly type: 'task.limit'; readonly user: string; readonly task: string; readonly firstDue: string; readonly limit: string }
  | { readonly type: 'contact.lifecycle'; readonly contact: string; readonly to: Lifecycle }
  | { readonly type: 'contact.owner'; readonly contact: string; readonly user: string }
  /** Puts a lead on the board of leads. */
  | { readonly type: 'contact.lead-stage'; readonly contact: string; readonly stage: string }
  /** Makes the lead that an enquiry speaks of. */
  | { readonly type: 'contact.create'; readonly enquiry: string; readonly owner: string }
  | {
      readonly type: 'opportunity.open';
      readonly contact: string;
      readonly owner: string;
      /** '' means the sales board of the owner. */
      readonly board: string;
      readonly stage: string;
      readonly product: string;
      readonly amount: number | null;
    }
  | {
      readonly type: 'notice';
      readonly user: string;
      readonly kind: NoticeKind;
      /** The row it is about, as `<kind>/<id>`. */
      readonly about: string;
      readonly contact: string;
      /** Plain values for the sentence: ids, days, counts; never a name. */
      readonly detail: Readonly<Record<string, string | number>>;
    }
  /** Takes what a person was told about a contact out of the inbox: it is not theirs any more (N11). */
  | { readonly type: 'inbox.forget'; readonly user: string; readonly contact: string }
  /** The mail that somebody wrote on a contact's timeline. */
  | { readonly type: 'mail.activity'; readonly contact: string; readonly activity: string }
  /** The mail about an appointment, with the appointment attached. */
  | {
      readonly type: 'mail.appointment';
      readonly user: string;
      readonly appointment: string;
      readonly change: 'planned' | 'moved' | 'cancelled';
    }
  /** The mail with a tracked link, to its recipient. */
  | { readonly type: 'mail.link'; readonly link: string }
  /** What the company did, to somebody who answers for it, at the hour of that day where the person is. */
  | { readonly type: 'mail.digest'; readonly user: string; readonly day: string }
  /** A sent quote was looked at by a person, or its days are over; what was answered stays answered. */
  | { readonly type: 'quote.state'; readonly quote: string; readonly to: 'viewed' | 'expired' }
  /** Comes back as `timer.due` at the start of that local day. */
  | { readonly type: 'timer'; readonly rule: string; readonly contact: string; readonly day: string };

export type EffectType = Effect['type'];

/** What the effect is done to: with rule, occurrence and type it makes the key. Ids only. */
export function subjectOfEffect(effect: Effect): string {
  switch (effect.type) {
    case 'task.open': {
      if (effect.plan) return `${effect.user}:${effect.plan}:${effect.item ?? ''}`;
      const about = effect.contact || effect.opportunity || effect.user;
      return effect.replaces ? `${about}:${effect.replaces}` : about;
    }
    case 'task.follow':
      return `${effect.user}:${effect.plan}:${effect.item}:${effect.what}`;
    case 'plan.item':
      return `${effect.plan}:${effect.item}`;
    case 'plan.review':
      return `${effect.plan}:${effect.from}`;
    case 'plan.settle':
      return effect.plan;
    case 'task.close':
    case 'task.remove':
    case 'task.limit':
      return effect.task;
    case 'contact.lifecycle':
    case 'contact.owner':
    case 'contact.lead-stage':
    case 'opportunity.open':
    case 'timer':
      return effect.contact;
    case 'contact.create':
      return effect.enquiry;
    case 'inbox.forget':
      return `${effect.user}:${effect.contact}`;
    case 'notice':
      return `${effect.user}:${effect.about}`;
    case 'mail.activity':
      return effect.activity;
    case 'mail.link':
      return effect.link;
    case 'mail.digest':
      return effect.user;
    case 'quote.state':
      return `${effect.quote}:${effect.to}`;
    case 'mail.appointment':
      return `${effect.appointment}:${effect.change}`;
  }
}

/** Exists once for ever: a second effect with the same key is the same effect. Never a position, a time or chance. */
export const effectKey = (rule: string, occurrence: string, effect: Effect): string =>
  `${rule}/${occurrence}/${effect.type}/${subjectOfEffect(effect)}`;
