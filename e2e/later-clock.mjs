/** Loaded before the server of a story: its clock is ahead by STORY_AHEAD_MS milliseconds, and goes on from there. */
const ahead = Number(process.env.STORY_AHEAD_MS ?? 0);
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ahead);
    else super(...given);
  }
  static now() {
    return Real.now() + ahead;
  }
};
