/** [RUN-9] Numbers out of Vitest's JSON report. */
import { existsSync, readFileSync } from 'node:fs';

export const nothing = { passed: 0, failed: 0, skipped: 0 };
export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

/** A file that could not be loaded has no tests and still failed; a run that ends badly without saying why counts as one failure. */
export function countTests(reportFile, exitCode) {
  const counts = existsSync(reportFile) ? countReport(JSON.parse(readFileSync(reportFile, 'utf8'))) : nothing;
  return exitCode !== 0 && counts.failed === 0 ? add(counts, { ...nothing, failed: 1 }) : counts;
}

function countReport(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
