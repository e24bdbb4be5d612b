import { whenIdle } from '../../ui/when-idle.ts';

/** The code of the page and of its editor comes while there is a network: a train without one must not stop at a link. */
export function preloadContactPage(): void {
  whenIdle(() => {
    for (const part of [import('./contact-screen.tsx'), import('../../ui/prose/prose-editor.tsx')]) {
      // Without a network they are asked for again when they are needed.
      part.catch(() => undefined);
    }
  });
}
