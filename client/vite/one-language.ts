/**
 * One language a page, and first the texts that are read all day: both languages at once would be a sixth of the script before
 * the first screen. Authors register catalogues in `src/i18n/i18n.ts` and know nothing of this. The build asks that list once,
 * makes modules of it (`virtual:catalogue/en/everyday`), and leaves the list itself out: what remains of `i18n.ts` is what it
 * exports from `translate.ts`.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { partOf } from '../src/i18n/everyday.ts';

const catalogue = /^virtual:catalogue\/(\w+)\/(\w+)$/;

export function oneLanguage(): Plugin {
  let list = '';
  let isBuild = false;
  return {
    name: 'one-language',
    enforce: 'pre',
    configResolved(config) {
      list = join(config.root, 'src/i18n/i18n.ts').replaceAll('\\', '/');
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (catalogue.test(id) ? `\0${id}` : undefined),
    async load(id) {
      if (isBuild && id === list) return "export * from './translate.ts';";
      const asked = id.startsWith('\0') && catalogue.exec(id.slice(1));
      if (!asked) return undefined;
      const [, language = '', part] = asked;
      const { catalogues } = (await import(/* @vite-ignore */ pathToFileURL(list).href)) as Listed;
      const texts = Object.entries(catalogues[language] ?? {}).filter(([key]) => partOf(key) === part);
      return `export default ${JSON.stringify(Object.fromEntries(texts))};`;
    },
  };
}

interface Listed {
  readonly catalogues: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
