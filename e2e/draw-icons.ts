/** `node e2e/draw-icons.ts`: the icons of the installed app, drawn from the favicon by a browser. Run again when the logo changes. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.ts';

const folder = fileURLToPath(new URL('../client/public/', import.meta.url));
/** A launcher cuts a maskable icon to a shape of its own: the logo stays inside the middle, the ground fills everything. */
const icons = [
  { file: 'icons/192.png', size: 192, logo: 0.72, corner: 0.22 },
  { file: 'icons/512.png', size: 512, logo: 0.72, corner: 0.22 },
  { file: 'icons/maskable-512.png', size: 512, logo: 0.56, corner: 0 },
  { file: 'icons/apple-180.png', size: 180, logo: 0.66, corner: 0 },
];

const logo = await readFile(`${folder}favicon.svg`, 'utf8');
const browser = await openBrowser();
const page = await browser.newPage({ colorScheme: 'light' });
for (const { file, size, logo: share, corner } of icons) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0;background:transparent}main{width:${size}px;height:${size}px;display:grid;place-items:center;background:#fdfdfb;border-radius:${size * corner}px}svg{width:${size * share}px}</style><main>${logo}</main>`,
  );
  await writeFile(`${folder}${file}`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
