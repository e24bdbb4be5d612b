/** Thrown from deep inside a drawing program, caught at the edge of the process. */
import type { Why } from './drawing.ts';

export class Undrawable extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(why);
    this.why = why;
  }
}
