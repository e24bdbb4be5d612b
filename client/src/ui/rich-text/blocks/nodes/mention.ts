/** Somebody or something by name inside a sentence. The text holds who it is; what it is called is the reader's own row. */
import type { PlanSurroundings } from '../../plan-surroundings.ts';
import { attributesOf } from '../attributes-of.ts';
import { element } from '../dom/element.ts';
import { iconElement } from '../dom/icon-element.ts';
import { nameOf } from '../naming/name-of.ts';
import { structuredNode } from '../structured-node.ts';

const relation = { lead: 'l', prospect: 'p', customer: 'c' } as const;

export const mention = (around: PlanSurroundings) =>
  structuredNode({
    name: 'mention',
    around,
    asText: (node) => {
      const { kind, ref } = attributesOf('mention', node);
      const name = nameOf(kind, ref, around)?.name ?? around.t('plans.block.noAccess');
      return kind === 'user' ? `@${name}` : name;
    },
    draw: (handle) => {
      const dom = element('span', { class: 'mention', attributes: { 'data-block': 'mention', contenteditable: 'false' } });
      const shown = () => {
        const { kind, ref } = handle.attributes();
        return nameOf(kind, ref, around);
      };
      return {
        dom,
        shows: shown,
        draw: () => {
          const { kind, ref } = handle.attributes();
          const named = shown();
          dom.classList.toggle('is-me', kind === 'user' && ref === around.me);
          if (!named)
            return dom.replaceChildren(element('span', { class: 't3' }, iconElement('lock', 12), around.t('plans.block.noAccess')));
          if (kind === 'user') return dom.replaceChildren(element('span', { class: 'm' }, `@${named.name}`));
          const { lifecycle, icon, name } = named;
          dom.replaceChildren(
            element(
              'a',
              {
                class: lifecycle ? `rel ${relation[lifecycle]}` : 'm',
                attributes: { href: around.addressOf(kind, ref), tabindex: '-1', 'data-control': 'open', draggable: 'false' },
                on: {
                  click: (event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    event.preventDefault();
                    around.open(kind, ref);
                  },
                },
              },
              icon === 'user' ? false : iconElement(lifecycle ?? icon, 12),
              name,
            ),
          );
        },
      };
    },
  });
