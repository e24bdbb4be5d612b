/** How a value in the text reads: the vocabulary says which field it is. */
import { planNodes } from '@tandem/core';

export type EmbeddedKind = 'day' | 'user' | 'contact' | 'flag' | 'number' | 'text';

export function attributeKind(node: string, attribute: string): EmbeddedKind {
  const field = Object.hasOwn(planNodes, node) ? planNodes[node]?.attributes[attribute] : undefined;
  switch (field?.kind) {
    case 'day':
    case 'user':
    case 'contact':
    case 'number':
    case 'flag':
      return field.kind;
    default:
      return 'text';
  }
}
