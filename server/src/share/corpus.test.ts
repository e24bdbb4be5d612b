/** The recorded visits, replayed as requests and beacons through what the server does with them, against the grader's own word. */
import { gradeVisit, type VisitRequest } from '@tandem/core';
import { expect, test } from 'vitest';
import { type Recorded, readCorpus } from '../../../core/corpus/link-visits/read-corpus.ts';
import type { Network } from './networks.ts';
import { aRequest, givenShare } from './testing.ts';

const recorded = readCorpus();
const sentAt = '2026-03-12T09:00:00.000Z';

/** Images in a mail, and pages that are not under an address of ours, do not exist here: nothing asks for them. */
const linkIn = ({ path }: VisitRequest): string | undefined => /^\/s\/(?!continue)([\w-]+)/.exec(path)?.[1];
const isMember = (request: VisitRequest): boolean => /tandem_session=/.test(request.headers['cookie'] ?? '') || request.signedIn === true;

async function replay({ visit }: Recorded) {
  const networks = new Map<string, Network>();
  for (const { ip = '', asn, operator } of visit.requests)
    if (asn || operator) networks.set(ip, { asn: asn ?? 0, operator: operator ?? '' });
  const share = await givenShare({ networks });
  share.workspace.clock.now = new Date(sentAt);
  const sent = share.workspace.clock.now.getTime();
  const links = new Map<string, string>();
  for (const request of visit.requests) {
    const token = linkIn(request);
    if (!token || links.has(token)) continue;
    const id = `l${links.size + 1}`;
    const mail = request.recipient ?? visit.context?.recipient ?? '';
    await share.link({ id, contact: '', mail: mail.includes('@') ? mail.replace('seller.example.com', 'halden.example') : '' });
    await share.store.changeLink(id, { sentAt });
    links.set(token, id);
  }
  const sessions = new Map<string, { readonly link: string; readonly session: string }[]>();
  const happenings = [
    ...visit.requests.map((request) => ({ t: request.t, request, beacon: undefined })),
    ...visit.beacons.map((beacon) => ({ t: beacon.t, request: undefined, beacon })),
  ].sort((a, b) => a.t - b.t || (a.request ? -1 : 1));
  for (const { t, request, beacon } of happenings) {
    await share.pass(Math.max(0, sent + t - share.workspace.clock.now.getTime()));
    // Colleagues go on working from there.
    for (const ip of visit.context?.senderIps ?? []) share.senders.note(ip);
    if (request) {
      const [token = '', page = ''] = request.path.replace(/\?.*/, '').split('/').slice(2);
      const link = links.get(token);
      const known = sessions.get(request.session ?? '') ?? [];
      const { ip: from = '192.0.2.250', headers, method } = request;
      const asked = aRequest({ method, headers, from, member: isMember(request) ? 'ana' : '', page: Number(page) || 1 });
      if (method === 'POST') {
        const last = known.at(-1);
        if (last && page === 'continue')
          await share.visits.continued({ id: last.link }, share.asking(last.session, { from, headers }), { name: '', mail: '' });
      } else if (link && (page === '' || /^\d+$/.test(page))) {
        const { session } = await share.visits.fetched({ id: link }, asked);
        if (session && request.session) sessions.set(request.session, [...known, { link, session }]);
      }
    } else if (beacon) {
      const of = sessions.get(beacon.session ?? '')?.at(-1);
      const { t: _, session: __, email, ...told } = beacon;
      if (!of) continue;
      const typed = email?.replace(/seller\.example\.com$/i, 'halden.example');
      await share.visits.beacons({ id: of.link }, share.asking(of.session), { t, ...told, ...(typed && { email: typed }) });
      if (beacon.code) await share.visits.unlocked({ id: of.link }, share.asking(of.session));
    }
  }
  await share.pass(120_000);
  const rows = (await Promise.all([...links.values()].map((link) => share.visitsOf(link)))).flat();
  const counting = rows.filter(({ counts }) => counts);
  return { rows, counts: counting.length > 0, level: Math.max(0, ...(counting.length > 0 ? counting : rows).map(({ level }) => level)) };
}

test('[S0-38] [LINK-30] replayed through the server, no machine and no colleague counts, and at least 95 of 100 people do, as the grader alone says', async () => {
  const wrong: string[] = [];
  const different: string[] = [];
  let [people, seen] = [0, 0];
  for (const one of recorded) {
    const played = await replay(one);
    const { counts, maxLevel = 3, minLevel = 0 } = one.expected;
    const alone = gradeVisit(one.visit);
    if (counts) people++;
    if (counts && played.counts && played.level >= minLevel) seen++;
    if (!counts && (played.counts || played.level > maxLevel)) wrong.push(`${one.id} ${one.kind} at ${played.level}`);
    if (played.counts !== alone.counts || (alone.counts && played.level !== alone.level))
      different.push(`${one.id} ${one.label}: ${played.counts}/${played.level}, alone ${alone.counts}/${alone.level}`);
  }
  expect.soft(wrong).toEqual([]);
  expect.soft(different).toEqual([]);
  expect(seen / people).toBeGreaterThanOrEqual(0.95);
}, 120_000);
