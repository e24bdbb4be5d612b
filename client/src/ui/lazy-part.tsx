import { type ComponentType, createElement, lazy, Suspense, useState } from 'react';
import { whenIdle } from './when-idle.ts';

/**
 * A part of a screen that is not in its first picture: a form, a panel, another tab. Its code is fetched once the screen stands
 * still, so that the first press finds it; until it is there, nothing is drawn in its place.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let here: ComponentType<Props> | undefined;
  const fetched = async () => {
    here = await load();
    return { default: here };
  };
  const Later = lazy(fetched) as unknown as ComponentType<Props>;
  // Without a network it is asked for again when it is needed.
  if (typeof document !== 'undefined') whenIdle(() => void fetched().catch(() => undefined));
  return function Part(props: Props) {
    // One that began as the lazy one stays it: another type would be another element, with another state.
    const [Shown] = useState(() => here ?? Later);
    return <Suspense>{createElement(Shown, props)}</Suspense>;
  };
}
