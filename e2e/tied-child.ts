import type { ChildProcess } from 'node:child_process';

/** A child must not outlive the run that started it. */
export function tieToThisProcess(child: ChildProcess): void {
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}
