/** Edits at a steady rate, whatever the answers do; late ticks are caught up, so that the rate is the rate. */
export async function pace(perSecond: number, seconds: number, act: (number: number) => void): Promise<{ readonly perSecond: number }> {
  const since = performance.now();
  let done = 0;
  for (;;) {
    const elapsed = (performance.now() - since) / 1000;
    const due = Math.min(perSecond * seconds, Math.floor(elapsed * perSecond));
    for (; done < due; done++) act(done);
    if (done >= perSecond * seconds) return { perSecond: done / ((performance.now() - since) / 1000) };
    // The event loop has to breathe for frames to arrive; a timer would be coarser than the pace.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
