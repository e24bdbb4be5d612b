/** Child processes that do not outlive the command that started them. [RUN-6] */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { root } from './project.mjs';

const windows = process.platform === 'win32';
const groups = new Set();

/** Ends a child and everything it started: each step is the leader of its own process group. */
function endGroup(child, signal) {
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
function endAllGroups() {
  for (const child of groups) endGroup(child, 'SIGKILL');
  process.exit(130);
}

/** Runs a step to its end; `output` is what it wrote when `quiet`. Past the deadline the step and all its children are ended. */
export function runStep(command, args, { cwd = root, env = process.env, quiet = false, deadlineSeconds = 600 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      detached: !windows,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    if (groups.size === 0) for (const signal of signals) process.on(signal, endAllGroups);
    groups.add(child);
    let output = '';
    let late = false;
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const deadline = setTimeout(() => {
      late = true;
      endGroup(child, 'SIGKILL');
    }, deadlineSeconds * 1000);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(deadline);
      endGroup(child, 'SIGKILL');
      groups.delete(child);
      if (groups.size === 0) for (const signal of signals) process.off(signal, endAllGroups);
      resolve({ code: late ? 1 : (code ?? 1), late, output });
    });
  });
}

/**
 * Hands the terminal to a child: signals go on to it and its exit code comes back. It stays in this process group, so that
 * whoever ends the group ends it too. A Ctrl+C reaches it twice, from the terminal and from here.
 */
export function become(child) {
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  });
}
