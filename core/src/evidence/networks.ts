/** What a network's operator is known for. Often nothing is known, and grading has to do without. */
import type { VisitRequest } from './visit.ts';

/**
 * `mail-scanner` looks at links on delivery and at a click, and often carries people too (browser isolation, cloud desktops on the
 * same numbers); `cloud` rents servers; `gateway` and `relay` carry people and hide where they are.
 */
export type NetworkRole = 'mail-scanner' | 'cloud' | 'gateway' | 'relay';

/**
 * Autonomous systems of mail security as another open-source mailer keeps them (warmbly/warmbly, tracking/scanner-networks.txt, and its
 * issues 410, 412, 526 for what else is on them); clouds, gateways and relays from the registries' public names (bgp.tools, RIPEstat).
 */
const numbers: Readonly<Record<NetworkRole, readonly number[]>> = {
  'mail-scanner': [8074, 8075, 22843, 26211, 52129, 30031, 39588, 60492, 15324, 16417, 21345, 16880, 40934],
  cloud: [15169, 396982, 16509, 14618, 14061, 24940, 16276, 63949, 20473, 31898, 45102, 132203, 12876, 51167, 8560, 197540, 60781],
  gateway: [62044, 22616, 53813, 55256, 36692, 132996],
  // iCloud Private Relay leaves from the first three (developer.apple.com/icloud/prepare-your-network-for-icloud-private-relay).
  relay: [36183, 13335, 54113, 212238, 9009, 39351, 60729, 208323, 136787, 62240],
};

/** In this order: a relay's name may hold the word "server", a mail scanner's the word "cloud". */
const names: readonly (readonly [role: NetworkRole, name: RegExp])[] = [
  [
    'relay',
    /torserver|tor.?exit|private.?relay|cloudflare|fastly|akamai|datacamp|m247|31173|mullvad|proton|nordvpn|packethub|tefincom|expressvpn|\bvpn\b/i,
  ],
  ['gateway', /zscaler|netskope|umbrella|opendns|iboss|cato networks|menlo|skyhigh/i],
  [
    'mail-scanner',
    /microsoft|proofpoint|mimecast|barracuda|symantec|messagelabs|broadcom|sophos|trend.?micro|fortinet|fortiguard|ironport|cisco|check.?point|avanan|forcepoint|websense|mcafee|trellix|fireeye|musarubra|cloudmark|spamtitan|titanhq|hornet|retarus|vade|libraesva|egress|darktrace|ironscales|palo.?alto|mailguard|appriver|zix|webroot|opentext|kaspersky|bitdefender|\beset\b|withsecure|f-secure|cyren|spamhaus|virustotal|greathorn|inky|perception.?point|cofense|n-able|spam|antivir/i,
  ],
  [
    'cloud',
    /amazon|\baws\b|google|azure|digitalocean|hetzner|\bovh|linode|vultr|choopa|constant company|oracle|alibaba|aliyun|tencent|scaleway|online s\.?a\.?s|leaseweb|contabo|ionos|upcloud|rackspace|equinix|hosting|hoster|datacent(?:er|re)|data cent(?:er|re)|colocat|servers?\b|\bvps\b|\bcloud|cloud\b/i,
  ],
];

export function roleOf({ asn, operator }: Pick<VisitRequest, 'asn' | 'operator'>): NetworkRole | undefined {
  const named = operator ? names.find(([, name]) => name.test(operator))?.[0] : undefined;
  return named ?? (asn ? roles.get(asn) : undefined);
}

const roles: ReadonlyMap<number, NetworkRole> = new Map(
  (Object.keys(numbers) as NetworkRole[]).flatMap((role) => numbers[role].map((asn) => [asn, role] as const)),
);
