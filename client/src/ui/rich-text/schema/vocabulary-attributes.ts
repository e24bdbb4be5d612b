/** The attributes of a node as the editor's schema wants them, out of the one table of the vocabulary. */

import { planAttribute, planNodes } from '@tandem/core';
import type { Attributes } from '@tiptap/core';

const stored = (key: string) => `data-${key.toLowerCase()}`;

/**
 * Every attribute has an initial value: without one, the collaboration would delete what another version wrote without it. In
 * HTML (copying and pasting) each is a `data-` attribute of JSON, read back through the vocabulary.
 */
export function vocabularyAttributes(node: string): Attributes {
  return Object.fromEntries(
    Object.entries(planNodes[node]?.attributes ?? {}).map(([key, { initial }]) => [
      key,
      {
        default: initial,
        parseHTML: (element: HTMLElement) => planAttribute(node, key, fromText(element.getAttribute(stored(key)))),
        renderHTML: (attributes: Record<string, unknown>) => {
          const value = attributes[key];
          return value === initial || value === undefined
            ? {}
            : { [stored(key)]: typeof value === 'string' ? value : JSON.stringify(value) };
        },
      },
    ]),
  );
}

function fromText(text: string | null): unknown {
  if (text === null) return undefined;
  if (!/^(-?\d+(\.\d+)?|true|false|null|\[[\d,.]*\])$/.test(text)) return text;
  return JSON.parse(text) as unknown;
}
