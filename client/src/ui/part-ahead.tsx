import { type ComponentType, createElement, lazy, type ReactNode, Suspense, useState } from 'react';

/**
 * The greater part of a screen, in a file of its own so that the frame of the screen stands before it. It is fetched from the moment
 * that somebody names it and not once it is drawn; and what is here by then is drawn at once, where `lazy` would show for a moment
 * what stands in its place.
 */
export function partAhead<Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile: ReactNode): ComponentType<Props> {
  let here: ComponentType<Props> | undefined;
  let coming: Promise<{ readonly default: ComponentType<Props> }> | undefined;
  const fetched = () => {
    coming ??= load().then(
      (part) => {
        here = part;
        return { default: part };
      },
      (error: unknown) => {
        // Without a network it is asked for again when it is needed.
        coming = undefined;
        throw error;
      },
    );
    return coming;
  };
  if (typeof document !== 'undefined') fetched().catch(() => undefined);
  const Later = lazy(fetched) as unknown as ComponentType<Props>;
  return function Part(props: Props) {
    // One that began as the lazy one stays it: another type would be another element, with another state.
    const [Shown] = useState(() => here ?? Later);
    return <Suspense fallback={meanwhile}>{createElement(Shown, props)}</Suspense>;
  };
}
