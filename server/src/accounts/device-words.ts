/** What a person knows a device by: names of browser and system, and so much of an address that a place can be told from another. */
import { isIP } from 'node:net';
import { addressKey } from './rate-limits.ts';
import type { DeviceWords } from './records.ts';

// In this order: most browsers name others beside themselves.
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
];
const systems: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac ?OS\b/],
  ['Linux', /\bLinux\b/],
];

export function deviceWords(agent = '', address = ''): DeviceWords {
  const named = (of: typeof browsers) => of.find(([, pattern]) => pattern.test(agent.slice(0, 500)))?.[0] ?? '';
  return { browser: named(browsers), system: named(systems), address: shortAddress(address) };
}

/** `192.0.2.*`, `2001:db8:1::*`: the network, not the machine. */
function shortAddress(address: string): string {
  const key = addressKey(address);
  if (isIP(key) === 4) return key.replace(/\.\d+$/, '.*');
  return key.includes(':') ? `${key.split(':').slice(0, 3).join(':')}::*` : '';
}
