/** Links and visits as devices see them: rows that follow their contact, and say nothing that opens anything. */
import { audiencesOf, type LinkRow, type Row, type VisitRow } from '@tandem/core';
import type { StoredLink, StoredVisit } from './share-store.ts';

const nobody = { sellersOn: () => [], audiencesOfContact: () => [] };
/** One behind a contact gets the contact's audiences from the storage, in the same unit of work. */
const row = (content: LinkRow | VisitRow): Row => ({ content, audiences: audiencesOf(content, nobody), document: '' });

export function linkRow(link: StoredLink): Row {
  const { hash: _, generation: __, fileVersion: ___, accept: ____, mailSubject: _____, mailText: ______, mails: _______, ...rest } = link;
  const { forgotten, passcode, ...shown } = rest;
  return row({ kind: 'link', ...shown, notCounted: shown.notCounted + forgotten, passcode: passcode !== '' });
}

export const countsNow = ({ decided, counts }: Pick<StoredVisit, 'decided' | 'counts'>): boolean => decided ?? counts;

export function visitRow(visit: StoredVisit, { contact, by }: Pick<StoredLink, 'contact' | 'by'>): Row {
  const { id, link, at, lastAt, is, level, decidedBy, reasons, pages, name, device, downloaded, live } = visit;
  return row({
    kind: 'visit',
    ...{ id, link, contact, by, at, lastAt, is, level, counts: countsNow(visit), decidedBy, reasons, name, device, downloaded },
    pages: visit.openedOnly ? [] : pages,
    // Nobody is said to be there who may be a machine.
    live: !visit.openedOnly && (is === 'person' || (is === 'unsure' && level > 0)) ? live : 0,
  });
}
