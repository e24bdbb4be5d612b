/** What a node says, through the vocabulary: what another program wrote wrongly reads as the initial value. */
import {
  type embeddedKinds,
  type figureMeasures,
  type objectiveMeasures,
  planAttribute,
  planNodes,
  type riskLevels,
  type stakeholderRoles,
  type stances,
} from '@tandem/core';
import type { Node } from '@tiptap/pm/model';

type OneOf<T extends readonly string[]> = T[number];
export interface BlockAttributes {
  objective: {
    readonly id: string;
    readonly measure: OneOf<typeof objectiveMeasures>;
    readonly target: number | null;
    readonly progress: number | null;
    readonly from: string;
    readonly to: string;
  };
  stakeholder: {
    readonly id: string;
    readonly contact: string;
    readonly name: string;
    readonly role: OneOf<typeof stakeholderRoles>;
    readonly stance: OneOf<typeof stances>;
  };
  actionItem: { readonly id: string; readonly assignee: string; readonly due: string; readonly done: string };
  decision: { readonly id: string; readonly day: string; readonly by: string };
  risk: { readonly id: string; readonly level: OneOf<typeof riskLevels>; readonly over: boolean };
  competitor: { readonly id: string; readonly name: string; readonly level: OneOf<typeof riskLevels> };
  whiteSpace: Readonly<Record<never, never>>;
  visitNotes: { readonly count: number };
  record: { readonly kind: OneOf<typeof embeddedKinds>; readonly ref: string };
  figure: { readonly measure: OneOf<typeof figureMeasures>; readonly from: string; readonly to: string };
  mention: { readonly kind: 'user' | 'contact' | 'opportunity' | 'quote'; readonly ref: string };
}

export function attributesOf<K extends keyof BlockAttributes>(name: K, node: Node): BlockAttributes[K] {
  const keys = Object.keys(planNodes[name]?.attributes ?? {});
  // The vocabulary's own `parse` stands behind each value, and the types above are its types.
  return Object.fromEntries(keys.map((key) => [key, planAttribute(name, key, node.attrs[key])])) as unknown as BlockAttributes[K];
}
