/** [RUN-8] A Chromium for the stories: the one named, the system's, Playwright's, or one installed now. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { runStep } from './processes.mjs';
import { root } from './project.mjs';
import { Stop, step } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

const onPath = () => (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

async function present() {
  const { chromium } = await import('playwright-core');
  const known = places[process.platform] ?? onPath();
  return [...known, chromium.executablePath()].find((path) => path && existsSync(path));
}

async function install({ node, env }) {
  const debian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (debian && process.getuid?.() === 0) {
    const noninteractive = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
    await runStep('apt-get', ['update', '-qq'], { env: noninteractive, quiet: true });
    return runStep('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env: noninteractive, quiet: true });
  }
  return runStep(node, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], { env, quiet: true });
}

export async function findBrowser(tools) {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Stop(`CHROMIUM_PATH names ${named}, and there is no such file.`);
  const found = named || (await present());
  if (found) return found;
  await step('Installing a browser for the stories', () => install(tools));
  const installed = await present();
  if (!installed)
    throw new Stop(
      'The stories need a browser: install Chromium or Chrome (on Debian: sudo apt-get install chromium) or set CHROMIUM_PATH to one.',
    );
  return installed;
}
