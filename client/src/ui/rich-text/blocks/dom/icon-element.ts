/** The icons of the design outside of components: the same drawings, made once each and copied. */
import { isValidElement, type ReactNode } from 'react';
import { type IconName, shapes } from '../../../icon.tsx';

const drawn = new Map<IconName, SVGElement>();
const svg = 'http://www.w3.org/2000/svg';

/** Decoration: what it means is said in words beside it. */
export function iconElement(name: IconName, size: 12 | 14 | 16 = 16): SVGElement {
  const made = (drawn.get(name) ?? draw(name)).cloneNode(true) as SVGElement;
  made.setAttribute('class', size === 16 ? 'i' : `i i${size}`);
  return made;
}

function draw(name: IconName): SVGElement {
  const made = document.createElementNS(svg, 'svg');
  made.setAttribute('viewBox', name === 'lead' || name === 'prospect' || name === 'customer' ? '0 0 10 10' : '0 0 16 16');
  made.setAttribute('aria-hidden', 'true');
  made.append(...elementsOf(shapes[name]));
  drawn.set(name, made);
  return made;
}

function elementsOf(node: ReactNode): SVGElement[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (!isValidElement<Record<string, unknown>>(node)) return [];
  const { children, ...attributes } = node.props;
  if (typeof node.type !== 'string') return elementsOf(children as ReactNode);
  const made = document.createElementNS(svg, node.type);
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(
      key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      String(value),
    );
  return [made];
}
