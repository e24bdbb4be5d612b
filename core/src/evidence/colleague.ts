/** Who is of the sender's own house. Their visits are shown as theirs and never as interest. */
import { type Reason, reason } from './reasons.ts';
import type { Trace } from './trace.ts';
import type { VisitContext } from './visit.ts';

export function colleagueSigns(trace: Trace, context: VisitContext): readonly Reason[] {
  const { senderIps = [], workspaceDomains = [], recipient = '' } = context;
  const own = new Set(workspaceDomains.map((domain) => domain.trim().replace(/^@/, '').toLowerCase()));
  const isOwn = (mail: string) => own.has(domainOf(mail));
  const sender = trace.requests.find(({ ip = '' }) => ip !== '' && senderIps.some((one) => addressNetwork(one) === addressNetwork(ip)));
  return [
    ...(context.signedIn || trace.requests.some(isSignedIn) ? [reason('signed-in-colleague')] : []),
    ...(trace.requests.some(({ path }) => /[?&]preview=1(&|$)/.test(path)) ? [reason('own-preview')] : []),
    ...(sender ? [reason('sender-address', { ip: sender.ip ?? '' })] : []),
    ...(typedAddresses(trace).some(isOwn) ? [reason('workspace-address')] : []),
    ...(isOwn(trace.recipient || recipient) ? [reason('sent-to-colleague')] : []),
  ];
}

/** The product says who is signed in; a recorded visit has only the cookie. */
const isSignedIn = ({ signedIn, headers }: Trace['requests'][number]): boolean =>
  signedIn ?? /(?:^|;\s*)tandem_session=/.test(headers['cookie'] ?? '');

export const typedAddresses = ({ beacons }: Trace): readonly string[] =>
  beacons.flatMap(({ type, email = '' }) => (type === 'continue' && email.includes('@') ? [email.trim().toLowerCase()] : []));

const domainOf = (mail: string): string =>
  mail
    .slice(mail.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();

/** What of an address says where somebody is: of IPv6 the first half, the second is the device's and changes daily. Hash this, not the whole. */
export function addressNetwork(ip: string): string {
  const plain = ip
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = after?.split(':').filter(Boolean) ?? [];
  const groups = after === undefined ? head : [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
