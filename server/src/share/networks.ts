/**
 * Whose network an address is in, as far as that is published: mail security, link previews, and what carries people. Everything
 * else is unknown here, and grading does without; an operator may lay a whole table of the internet beside it (TANDEM_NETWORKS).
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { numberOf, type Range, rangeOf } from './addresses.ts';

export interface Network {
  readonly asn: number;
  readonly operator: string;
}
export type NetworkOf = (address: string) => Network | undefined;

interface Published extends Network {
  /** Where its operator, or a registry, says so. */
  readonly source: string;
  readonly ranges: readonly string[];
}
export const published: readonly Published[] = [
  {
    asn: 8075,
    operator: 'Microsoft (Exchange Online Protection)',
    source: 'learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges, id 1, 9 and 10',
    ranges: [
      ...['13.107.6.152/31', '13.107.18.10/31', '13.107.128.0/22', '23.103.160.0/20', '40.92.0.0/15', '40.96.0.0/13', '40.104.0.0/15'],
      ...['40.107.0.0/16', '52.96.0.0/14', '52.100.0.0/14', '52.238.78.88/32', '104.47.0.0/17', '131.253.33.215/32', '132.245.0.0/16'],
      ...['150.171.32.0/22', '204.79.197.215/32', '2603:1006::/40', '2603:1016::/36', '2603:1026::/36', '2603:1036::/36', '2603:1046::/36'],
      ...['2603:1056::/36', '2a01:111:f400::/48', '2a01:111:f403::/48', '2620:1ec:4::152/128', '2620:1ec:c::10/128'],
    ],
  },
  {
    asn: 15169,
    operator: 'Google',
    source: 'gstatic.com/ipranges/goog.json; _netblocks.google.com',
    ranges: [
      ...['64.233.160.0/19', '66.102.0.0/20', '66.249.64.0/19', '72.14.192.0/18', '74.125.0.0/16', '108.177.0.0/17', '142.250.0.0/15'],
      ...['172.217.0.0/16', '173.194.0.0/16', '209.85.128.0/17', '216.58.192.0/19', '216.239.32.0/19', '2001:4860::/32', '2607:f8b0::/32'],
      ...['2a00:1450::/32'],
    ],
  },
  {
    asn: 26211,
    operator: 'Proofpoint',
    source: 'registry: AS26211 and AS22843 (bgp.tools); the numbers as in warmbly/warmbly tracking/scanner-networks.txt',
    ranges: ['67.231.144.0/20', '148.163.128.0/19', '205.220.160.0/19', '208.84.64.0/22', '208.86.200.0/22', '185.132.180.0/22'],
  },
  {
    asn: 30031,
    operator: 'Mimecast',
    source: 'registry: AS30031, AS39588, AS60492 (bgp.tools); mimecast.com, Data Centers and URLs',
    ranges: [
      '91.220.42.0/24',
      '103.13.69.0/24',
      '103.96.20.0/22',
      '124.47.150.0/24',
      '146.101.78.0/24',
      '170.10.128.0/19',
      '185.58.84.0/22',
      '195.130.217.0/24',
      '205.139.110.0/23',
      '207.82.80.0/24',
      '207.211.30.0/23',
      '216.205.24.0/24',
    ],
  },
  {
    asn: 15324,
    operator: 'Barracuda Networks',
    source: 'campus.barracuda.com, Email Gateway Defense IP Ranges',
    ranges: ['35.157.190.224/27', '35.176.92.96/27', '64.235.144.0/20', '209.222.80.0/21'],
  },
  {
    asn: 16417,
    operator: 'Cisco (IronPort)',
    source: 'registry: AS16417 and AS30238 (bgp.tools)',
    ranges: ['68.232.128.0/19', '139.138.32.0/19', '184.94.240.0/20', '207.54.64.0/19', '208.90.56.0/21', '216.71.128.0/19'],
  },
  {
    asn: 21345,
    operator: 'Symantec (MessageLabs)',
    source: 'knowledge.broadcom.com 150693, Email Security.cloud IP addresses and ranges',
    ranges: [
      ...[
        '46.226.48.0/21',
        '67.219.240.0/20',
        '85.158.136.0/21',
        '95.131.104.0/21',
        '103.9.96.0/22',
        '117.120.16.0/21',
        '193.109.254.0/23',
      ],
      ...['194.106.220.0/23', '195.245.230.0/23', '216.82.240.0/20'],
    ],
  },
  {
    asn: 16880,
    operator: 'Trend Micro',
    source: 'docs.trendmicro.com, Email Security: IP addresses of the service',
    ranges: ['150.70.0.0/16', '216.104.0.0/19'],
  },
  {
    asn: 32934,
    operator: 'Facebook (Meta)',
    source: 'developers.facebook.com, The Facebook Crawler (route objects of AS32934)',
    ranges: [
      ...['31.13.24.0/21', '31.13.64.0/18', '66.220.144.0/20', '69.63.176.0/20', '69.171.224.0/19', '74.119.76.0/22', '103.4.96.0/22'],
      ...['129.134.0.0/17', '157.240.0.0/16', '173.252.64.0/18', '179.60.192.0/22', '185.60.216.0/22', '204.15.20.0/22', '2a03:2880::/32'],
    ],
  },
  {
    asn: 13414,
    operator: 'Twitter (X)',
    source: 'registry: AS13414 (bgp.tools)',
    ranges: ['199.16.156.0/22', '199.59.148.0/22', '192.133.76.0/22'],
  },
  {
    asn: 14413,
    operator: 'LinkedIn',
    source: 'registry: AS14413 (bgp.tools)',
    ranges: ['108.174.0.0/20', '144.2.0.0/19', '2620:109:c000::/44'],
  },
  {
    asn: 62041,
    operator: 'Telegram',
    source: 'core.telegram.org/resources/cidr.txt',
    ranges: [
      ...['91.105.192.0/23', '91.108.4.0/22', '91.108.8.0/21', '91.108.16.0/21', '91.108.56.0/22', '95.161.64.0/20', '149.154.160.0/20'],
      ...['185.76.151.0/24', '2001:67c:4e8::/48', '2001:b28:f23c::/47', '2001:b28:f23f::/48', '2a0a:f280::/32'],
    ],
  },
  {
    asn: 62044,
    operator: 'Zscaler',
    source: 'config.zscaler.com/zscaler.net/cenr',
    ranges: [
      '136.226.0.0/16',
      '147.161.128.0/17',
      '165.225.0.0/17',
      '165.225.192.0/18',
      '185.46.212.0/22',
      '104.129.192.0/20',
      '170.85.0.0/16',
    ],
  },
  {
    asn: 36183,
    operator: 'Akamai (iCloud Private Relay)',
    source: 'mask-api.icloud.com/egress-ip-ranges.csv, networks of AS36183',
    ranges: ['172.224.224.0/19', '172.225.0.0/16', '2a02:26f7::/32'],
  },
  {
    asn: 13335,
    operator: 'Cloudflare (iCloud Private Relay and WARP)',
    source: 'mask-api.icloud.com/egress-ip-ranges.csv, networks of AS13335; cloudflare.com/ips',
    ranges: ['104.28.0.0/16', '2606:54c0::/32', '2a09:bac0::/29'],
  },
];

interface Table {
  /** Ascending by their first address; ranges do not overlap. */
  readonly ranges: readonly (Range & { readonly network: Network })[];
}
const own: Table = {
  ranges: published
    .flatMap(({ asn, operator, ranges }) =>
      ranges.flatMap((text) => rangeOf(text) ?? []).map((range) => ({ ...range, network: { asn, operator } })),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1)),
};

function find({ ranges }: Table, number: bigint): Network | undefined {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && range.from <= number) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low - 1];
  return found && found.to >= number ? found.network : undefined;
}

/** `files` go before what is published here: a table of the whole internet knows better. */
export function networkFinder(more?: Table): NetworkOf {
  return (address) => {
    const number = numberOf(address);
    return number === undefined ? undefined : ((more && find(more, number)) ?? find(own, number));
  };
}

/**
 * Lines of `first<TAB>last<TAB>number<TAB>country<TAB>operator`, as iptoasn.com and others publish them, or `range<TAB>number<TAB>operator`.
 * What is no such line is passed over; a file in which none is one is refused.
 */
export async function readNetworks(file: string): Promise<Table> {
  const ranges: (Range & { network: Network })[] = [];
  // Half a million lines name some ten thousand operators.
  const networks = new Map<string, Network>();
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const parts = line.split('\t');
    const [first = '', second = ''] = parts;
    const [range, number, operator = ''] = first.includes('/')
      ? [rangeOf(first), second, parts[2]]
      : [between(first, second), parts[2], parts[4] ?? parts[3]];
    const asn = Number(number);
    if (!range || !Number.isInteger(asn) || asn <= 0) continue;
    const name = `${asn} ${operator}`;
    const network = networks.get(name) ?? { asn, operator: operator.trim().slice(0, 80) };
    networks.set(name, network);
    ranges.push({ ...range, network });
  }
  if (ranges.length === 0)
    throw new Error(`TANDEM_NETWORKS: ${file} has no line such as "192.0.2.0<TAB>192.0.2.255<TAB>64496<TAB>SE<TAB>OPERATOR".`);
  return { ranges: ranges.sort((a, b) => (a.from < b.from ? -1 : 1)) };
}

function between(first: string, last: string): Range | undefined {
  const [from, to] = [numberOf(first), numberOf(last)];
  return from === undefined || to === undefined || to < from ? undefined : { from, to };
}
