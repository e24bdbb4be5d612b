/** The few icons of the public page: the design's shapes on a 16 px grid. They decorate; words stand beside them or in the label. */
import { raw } from 'hono/html';

const shapes = {
  check: '<path d="m3.500 8.500 3 3 6-7"/>',
  down: '<path d="M8 2.500v8M5 7.800l3 3 3-3M3 13.500h10"/>',
  eye: '<path d="M1.800 8S4 3.800 8 3.800 14.200 8 14.200 8 12 12.200 8 12.200 1.800 8 1.800 8z"/><circle cx="8" cy="8" r="1.800"/>',
  globe:
    '<circle cx="8" cy="8" r="5.700"/><path d="M2.300 8h11.400M8 2.300c2 1.700 2.500 3.700 2.500 5.700S10 12 8 13.700C6 12 5.500 10 5.500 8S6 4 8 2.300z"/>',
  left: '<path d="M9.500 4.500 6 8l3.500 3.500"/>',
  lock: '<rect x="3.500" y="7" width="9" height="6.500" rx="1.500"/><path d="M5.500 7V5.200a2.500 2.500 0 0 1 5 0V7"/>',
  minus: '<path d="M3.500 8h9"/>',
  open: '<path d="m4.500 6.500 3.500 3.500 3.500-3.500"/>',
  phone:
    '<path d="M5.300 2.500H3.500c-.600 0-1 .500-1 1 .300 5.300 4.700 9.700 10 10 .500 0 1-.400 1-1v-1.800l-2.700-1.200-1.400 1.400c-1.600-.800-2.900-2.100-3.700-3.700l1.400-1.400z"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  print: '<path d="M4.500 6V2.500h7V6M4.500 11h-2V6h11v5h-2M4.500 9.500h7v4h-7z"/>',
  right: '<path d="m6.500 4.500 3.500 3.500-3.500 3.500"/>',
  warn: '<path d="M8 2.500 14 13H2zM8 6.500v3M8 11.200h.01"/>',
} as const;

export type IconName = keyof typeof shapes;

export const icon = (name: IconName) => raw(`<svg class="i" viewBox="0 0 16 16" aria-hidden="true">${shapes[name]}</svg>`);
