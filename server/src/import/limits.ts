/** How much an import takes, and how it says no. */

export const mostBytes = 200 * 1024 * 1024;

/** What can be wrong with a file or a request; the door puts it into words. */
export type ImportProblem = 'no-such-file' | 'no-such-batch' | 'too-large' | 'too-long' | 'empty' | 'not-text' | 'not-now';
export class ImportRefusal extends Error {
  readonly problem: ImportProblem;
  constructor(problem: ImportProblem) {
    super(problem);
    this.problem = problem;
  }
}
