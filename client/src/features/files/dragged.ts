/** What is dragged within the screen: a file or a folder, on its way to a folder. The browser tells of drags only their kinds. */
import type { DragEvent } from 'react';

export interface Dragged {
  readonly is: 'file' | 'folder';
  readonly id: string;
}
const kind = 'application/x-tandem-file';
let now: Dragged | undefined;

export const dragged = (): Dragged | undefined => now;
export const lift = (event: DragEvent, what: Dragged): void => {
  now = what;
  event.dataTransfer.setData(kind, `${what.is}/${what.id}`);
  event.dataTransfer.effectAllowed = 'move';
};
export const putDown = (): void => {
  now = undefined;
};
