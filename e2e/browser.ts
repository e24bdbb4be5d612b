/** Chromium as the stories use it: a context a person, and everything a page complains about is kept. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const launch = () => ({
  executablePath: process.env['CHROMIUM_PATH'] ?? usual.find((path) => existsSync(path)) ?? chromium.executablePath(),
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Beside every context Chromium draws two pages of its own for an address bar nobody sees: as much work as signing in.
    '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,MediaRouter,OptimizationHints,HttpsUpgrades,PaintHolding',
    // Without a driver's memory card a page in a container may run out of shared memory.
    '--disable-dev-shm-usage',
  ],
});

export const openBrowser = (): Promise<Browser> => chromium.launch(launch());

/** A browser with its profile in a folder: what it keeps is there when it is opened again. */
export const openKeptBrowser = (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...launch(), ...options });

export const screens = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Record<string, BrowserContextOptions>;

/** What the page says it minds. A page whose server is away on purpose may say so; nothing else is expected of a good page. */
export interface Complaints {
  readonly all: () => readonly string[];
  /** From now on the network may fail: the story has taken it away. */
  readonly expectNoNetwork: () => void;
  /** From now on the server may say no: the story asks for what it should not get. */
  readonly expectRefusals: () => void;
}

const aboutTheNetwork = /net::ERR_|WebSocket connection to|Failed to fetch|NetworkError|status of 50[234]/;
// Whoever is not signed in is told so with a 401: the browser reports every one of them.
const notSignedIn = /status of 401/;
const refused = /status of 4\d\d/;

export function listenForComplaints(page: Page): Complaints {
  const heard: string[] = [];
  let networkMayFail = false;
  let serverMayRefuse = false;
  const hear = (text: string) => {
    if (notSignedIn.test(text) || (networkMayFail && aboutTheNetwork.test(text)) || (serverMayRefuse && refused.test(text))) return;
    heard.push(text);
  };
  page.on('console', (message) => message.type() === 'error' && hear(message.text()));
  page.on('pageerror', (error) => hear(`${error.name}: ${error.message}`));
  return {
    all: () => heard,
    expectNoNetwork: () => {
      networkMayFail = true;
    },
    expectRefusals: () => {
      serverMayRefuse = true;
    },
  };
}
