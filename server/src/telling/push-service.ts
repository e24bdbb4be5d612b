/**
 * The way to a push service. Its address came from a browser, so the server goes only to the open internet: over https, to no
 * private address, whatever its name resolves to, and it follows nobody elsewhere.
 */
import { lookup } from 'node:dns';
import { Agent, request } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface PushRequest {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}
/** What is known afterwards: an answer, that nothing was sent, or nothing. */
export type PushAnswer = { readonly status: number } | { readonly status: 'not-sent' | 'unknown' };
export interface PushService {
  allows(endpoint: string): boolean;
  /** Never rejects. */
  post(request: PushRequest): Promise<PushAnswer>;
}

const longestEndpoint = 1000;
const answerWithin = 10_000;

const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
// Addresses that carry one of the older kind: tunnels and translations.
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  closed6.addSubnet(net, bits, 'ipv6');

/** Whether an address is one of the open internet. */
export const isOpenAddress = (address: string): boolean =>
  isIP(address) === 4
    ? !closed.check(address, 'ipv4')
    : isIP(address) === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');

export function isPushEndpoint(endpoint: string): boolean {
  if (endpoint.length > longestEndpoint || !URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isOpenAddress(host);
  return host.includes('.') && !/\.(localhost|local|internal|lan|home|arpa|test|invalid)$/i.test(host);
}

/** A name is looked up once, and what it resolves to is what is asked: it cannot become another one in between. */
const openLookup: LookupFunction = (host, options, found) =>
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const open = (addresses ?? []).filter(({ address }) => isOpenAddress(address));
    const [first] = open;
    if (error) found(error, '', 0);
    else if (!first) found(Object.assign(new Error('the address is not one of the open internet'), { code: 'ENOTFOUND' }), '', 0);
    else if (options.all) found(null, open);
    else found(null, first.address, first.family);
  });

const neverLeft: readonly string[] = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'];

export function createPushService(): PushService {
  const agent = new Agent({ lookup: openLookup, keepAlive: true, maxSockets: 16 });
  return {
    allows: isPushEndpoint,
    post: ({ endpoint, headers, body }) =>
      new Promise((resolve) => {
        const options = { method: 'POST', headers: { ...headers }, agent, signal: AbortSignal.timeout(answerWithin) };
        const sent = request(endpoint, options, (answer) => {
          answer.resume();
          resolve({ status: answer.statusCode ?? 'unknown' });
        });
        sent.on('error', ({ code = '' }: NodeJS.ErrnoException) => resolve({ status: neverLeft.includes(code) ? 'not-sent' : 'unknown' }));
        sent.end(body);
      }),
  };
}
