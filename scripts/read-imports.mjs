/** For the architecture tests: every source file under a folder with the files and packages it imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';

const importLine =
  /^\s*(?:import|export)\b[^'"`;]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** @returns {{ file: string, part: string, lines: number, imports: string[] }[]} paths relative to `folder`; `part` is the first folder, '' at the top */
export function readImports(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.tsx?$/.test(entry.name) &&
        !/(\.(test|contract)|^testing)\.tsx?$/.test(entry.name) &&
        !/[\\/]testing$/.test(entry.parentPath),
    )
    .map((entry) => {
      const file = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
      const text = readFileSync(join(folder, file), 'utf8');
      const found = [...text.matchAll(importLine)].map(([, from, bare, lazy]) => from ?? bare ?? lazy);
      const imports = found.map((path) => (path.startsWith('.') ? posix.join(dirname(file), path) : path));
      return { file, part: partOf(file), lines: text.split('\n').length - 1, imports };
    });
}

/** The first folder of a path inside the sources, '' for a file at the top; undefined for a package or a path that leads out. */
export const partOf = (path) => (path.startsWith('../') ? undefined : path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
