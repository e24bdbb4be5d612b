/** Joins the watch to the browser: its events, its clock, and the one address that beacons go to. */
import type { PageData } from './page-data.ts';
import { type Beacon, type Hints, type VisitWatch, watchVisit } from './visit-watch.ts';

/** Keys that lead through a page. Of all others only that there was one. */
const leading = /^(Tab|Enter|Escape|Home|End|PageUp|PageDown|Arrow\w+)$/;
const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest('input, textarea, select') !== null;

/** Undefined when nothing is to be told: refused, asked not to, or not recorded. */
export function tellVisit({ root, session }: PageData): VisitWatch | undefined {
  const asksNotTo = (navigator as { readonly globalPrivacyControl?: boolean }).globalPrivacyControl === true;
  if (!session || asksNotTo) return undefined;
  const watch = watchVisit({
    clock: {
      now: () => performance.now(),
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    },
    hints,
    send: (beacons, leaving) => sendTo(`${root}/e`, session, beacons, leaving),
  });
  listen(watch);
  return watch;
}

async function sendTo(address: string, session: string, beacons: readonly Beacon[], leaving: boolean): Promise<boolean> {
  const body = JSON.stringify({ session, beacons: beacons.map((one) => ({ ...one, t: Math.round(one.t) })) });
  if (leaving) return navigator.sendBeacon(address, new Blob([body], { type: 'application/json' }));
  try {
    const answer = await fetch(address, { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body });
    // The link was closed meanwhile: the page says so.
    if (answer.status === 410) location.reload();
    return true;
  } catch {
    return false;
  }
}

const hints = (): Hints => ({
  webdriver: navigator.webdriver === true,
  screen: `${screen.width}x${screen.height}`,
  languages: navigator.languages.slice(0, 5),
  plugins: navigator.plugins.length,
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
});

function listen(watch: VisitWatch): void {
  const passive = { passive: true, capture: true } as const;
  let source = '';
  const pointed = (event: PointerEvent, tap: boolean) =>
    watch.pointed({
      trusted: event.isTrusted,
      pointerType: event.pointerType,
      x: Math.round(event.clientX),
      y: Math.round(event.clientY),
      tap,
    });
  addEventListener('pointermove', (event) => pointed(event, false), passive);
  addEventListener(
    'pointerdown',
    (event) => {
      source = event.pointerType === 'mouse' ? 'wheel' : 'touch';
      pointed(event, true);
    },
    passive,
  );
  addEventListener('wheel', () => (source = 'wheel'), passive);
  addEventListener('touchmove', () => (source = 'touch'), passive);
  addEventListener(
    'keydown',
    (event) => {
      source = 'keyboard';
      if (!isField(event.target) || event.key === 'Tab')
        watch.pressed({ trusted: event.isTrusted, key: leading.test(event.key) ? event.key : 'other' });
    },
    passive,
  );
  addEventListener(
    'scroll',
    ({ target, isTrusted }) => watch.scrolled({ trusted: isTrusted, y: target instanceof Element ? target.scrollTop : scrollY, source }),
    passive,
  );
  addEventListener('pagehide', () => watch.leaving());
  addEventListener('pageshow', () => document.visibilityState === 'visible' && watch.shown());
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? watch.shown() : watch.hidden()));
  const begin = () => document.visibilityState === 'visible' && watch.shown();
  // A page that is made ahead has not been seen by anybody yet.
  if ((document as { readonly prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', begin, { once: true });
  else begin();
}
