/** Addresses of the network: as numbers to look up, and shortened to what may be kept of a visitor. */
import { isIP } from 'node:net';

/** Of IPv4 as IPv6 would write it, so that one order holds all. Undefined: it is no address. */
export function numberOf(address: string): bigint | undefined {
  const plain = plainOf(address);
  const kind = isIP(plain);
  if (kind === 4) return 0xffff00000000n + BigInt(plain.split('.').reduce((sum, part) => sum * 256 + Number(part), 0));
  return kind === 6 ? groupsOf(plain).reduce((sum, group) => (sum << 16n) + BigInt(group), 0n) : undefined;
}

const plainOf = (address: string): string =>
  address
    .toLowerCase()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');

function groupsOf(address: string): readonly number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const hex = (a = '0', b = '0') => ((Number(a) << 8) + Number(b)).toString(16);
  const plain = dotted ? `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}` : address;
  const [head = '', tail] = plain.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
}

/** `192.0.2.0/24`, `2001:db8:1::/48`: a neighbourhood, nobody's house. */
export function shortened(address: string): string {
  const plain = plainOf(address);
  const kind = isIP(plain);
  if (kind === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (kind !== 6) return '';
  const network = groupsOf(plain)
    .slice(0, 3)
    .map((group) => group.toString(16))
    .join(':');
  return `${network}::/48`;
}

export interface Range {
  readonly from: bigint;
  readonly to: bigint;
}
/** `192.0.2.0/24`, or one address. */
export function rangeOf(text: string): Range | undefined {
  const [address = '', length] = text.split('/');
  const from = numberOf(address);
  if (from === undefined) return undefined;
  const all = address.includes(':') ? 128 : 32;
  const bits = length === undefined ? all : Number(length);
  if (!Number.isInteger(bits) || bits < 0 || bits > all) return undefined;
  const size = 1n << BigInt(all - bits);
  const start = from - (from % size);
  return { from: start, to: start + size - 1n };
}

const notPublic = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '224.0.0.0/3'],
  ...['::/127', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
].flatMap((text) => rangeOf(text) ?? []);

/** Addresses of machines at home, in an office, behind a proxy: whoever comes from one may be anybody. */
export function isPublic(address: string): boolean {
  const number = numberOf(address);
  return number !== undefined && !notPublic.some(({ from, to }) => number >= from && number <= to);
}
