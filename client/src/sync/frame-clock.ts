/** When there is time between two pictures of the page. */

export interface FrameClock {
  now(): number;
  /**
   * Once: after the page has drawn its next frame, and not before `wait` ms are over; at once where the page is not shown, since nothing
   * is drawn there, and also at the moment it is hidden. The answer calls it off.
   */
  afterFrame(run: () => void, wait: number): () => void;
}

/** Frames may stay away though the page counts as shown: behind another window, say. */
const longest = 400;

export const pageFrames: FrameClock = {
  now: () => performance.now(),
  afterFrame(run, wait) {
    // Campaigns run without a page.
    if (typeof document === 'undefined' || document.visibilityState === 'hidden') {
      run();
      return () => undefined;
    }
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const { port1, port2 } = new MessageChannel();
    const off = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(last);
      document.removeEventListener('visibilitychange', once);
      port1.close();
    };
    const once = () => {
      off();
      run();
    };
    // A message that is sent while a frame is made is read once it is drawn.
    port1.onmessage = once;
    const next = () => {
      frame = requestAnimationFrame(() => port2.postMessage(undefined));
    };
    const last = setTimeout(once, Math.max(longest, wait));
    document.addEventListener('visibilitychange', once);
    if (wait > 0) timer = setTimeout(next, wait);
    else next();
    return off;
  },
};
