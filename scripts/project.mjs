/** Where things are. */
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
export const packages = ['core', 'server', 'client', 'e2e'];
