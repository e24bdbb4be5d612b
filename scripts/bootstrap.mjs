/** [RUN-1] Packages as the lock file says, and the Node the project is pinned to. Runs on Node 20 with nothing installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { runStep } from './processes.mjs';
import { root } from './project.mjs';
import { Stop, step } from './say.mjs';

const needed = 24;

/** npm leaves a copy of the lock file beside what it installed: the two agree, or something is missing. */
export function packagesAreInstalled() {
  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  const installedList = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, installedList))) return false;
  const installed = read(installedList);
  return Object.entries(read('package-lock.json')).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    return found ? found.version === wanted.version : wanted.optional === true || wanted.devOptional === true;
  });
}

async function install() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const windows = process.platform === 'win32';
  const ran = npm?.endsWith('.js')
    ? await runStep(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], { quiet: true })
    : await runStep(windows ? 'npm.cmd' : 'npm', args, { quiet: true });
  if (ran.code !== 0)
    throw new Stop(
      `${ran.output.trim()}\nnpm could not install the packages. Check the network and the registry, then run the command again.`,
    );
}

/** The pinned Node comes as a package; where none exists (macOS) or it does not run here, the running one serves if it is new enough. */
function findNode() {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const binary = join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  if (process.execPath === binary || spawnSync(binary, ['--version']).status === 0) return binary;
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  throw new Stop(
    `Tandem needs Node ${needed} and this is ${process.version}: install Node ${needed} or newer from https://nodejs.org, then run the command again.`,
  );
}

/** The Node to run everything with, and an environment in which scripts find it first. */
export async function bootstrap() {
  if (!packagesAreInstalled()) await step('Installing packages', install);
  const node = findNode();
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  // Compiled modules are kept between runs: the server starts in half the time.
  const cache = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node');
  return { node, env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: cache } };
}
