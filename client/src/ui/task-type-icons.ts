import type { Settings } from '@tandem/core';
import type { IconName } from './icon.tsx';

/** What a task of a type is at heart, as a picture. */
export const taskTypeIcons: Readonly<Record<Settings['taskTypes'][number]['icon'], IconName>> = {
  call: 'phone',
  visit: 'place',
  mail: 'mail',
  quote: 'quote',
  choose: 'list',
  other: 'task',
};
