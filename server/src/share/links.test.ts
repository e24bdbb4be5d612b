import { contact, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import { isToken } from '../accounts/tokens.ts';
import { aNewLink, ana, aVersion, ben, givenShare, mia } from './testing.ts';

const day = 86_400_000;
const here = { from: '203.0.113.7' };

test('[S0-37] [LINK-1] a link is made once by its id, shown to whoever sees the contact, and its address can be shown again', async () => {
  const share = await givenShare();
  const made = await share.links.create(aNewLink(), ana);
  expect(made).toMatchObject({
    ok: true,
    id: 'l1',
    made: true,
    address: expect.stringMatching(/^https:\/\/crm\.example\.com\/s\/[\w-]{43}$/),
  });
  expect(await share.links.create(aNewLink({ recipient: 'Somebody else' }), ana)).toMatchObject({ ...made, made: false });
  expect(await share.row('link/l1')).toMatchObject({
    kind: 'link',
    recipient: 'Anna Berg',
    title: 'Price list 2026.pdf',
    version: 1,
    by: 'ana',
  });
  expect((await share.workspace.row('link/l1'))?.audiences).toEqual((await share.workspace.row('contact/berg'))?.audiences);
  const address = made.ok ? made.address : '';
  expect(await share.links.address('l1', ana)).toBe(address);
  expect(await share.links.address('l1', mia)).toBe(address);
  expect(await share.links.address('l1', ben)).toBeUndefined();
  expect(await share.links.create(aNewLink(), ben)).toEqual({ ok: false, why: 'not-here', what: 'link' });
});

test('[S-30] [LINK-2] what is kept of a link opens nothing: no row, table or event has its address', async () => {
  const share = await givenShare();
  const token = await share.link({ send: true });
  expect(isToken(token)).toBe(true);
  const kept = [
    JSON.stringify(share.db.prepare('SELECT * FROM share_link').all()),
    JSON.stringify(await share.workspace.storage.rowsOfKind('link', '', 10)),
    JSON.stringify(await share.workspace.storage.eventsAbout('berg', 100)),
  ].join();
  expect(kept).not.toContain(token);
  expect(kept).not.toContain(token.slice(0, 20));
});

test('[S-33] [LINK-2] a page may show the recipient, the sender and the thing, and nothing else of a link', async () => {
  const share = await givenShare();
  const token = await share.link({ notify: ['mia'] });
  const found = await share.held.byToken(token, here);
  expect(found).toEqual({
    state: 'open',
    link: {
      ...{ id: 'l1', of: 'file', subject: 'f1', version: 1, fileVersion: 'f1v1', newer: false, title: 'Price list 2026.pdf' },
      ...{
        recipient: 'Anna Berg',
        company: 'Berg AB',
        sender: { name: 'Ana Alm', mail: 'ana@halden.example', phone: '' },
        language: 'en',
        download: true,
      },
      ...{ accept: false, expiresAt: '2026-04-11T09:00:00.000Z', passedOnBy: '', unrecorded: false, forwards: true },
    },
  });
});

test('[S0-37] [LINK-3] whoever may edit the contact makes its links; a file of one contact goes to nobody who may not see that one', async () => {
  const share = await givenShare();
  expect(await share.links.create(aNewLink(), ben)).toEqual({ ok: false, why: 'not-here', what: 'contact' });
  expect(await share.links.create(aNewLink({ id: 'l2' }), mia)).toMatchObject({ ok: true });
  expect(await share.links.create(aNewLink({ id: 'l3', contact: '' }), ben)).toMatchObject({ ok: true });
  share.versions.set('f2v1', aVersion({ id: 'f2v1', file: 'f2', contact: 'berg' }));
  expect(await share.links.create(aNewLink({ id: 'l4', subject: 'f2', contact: '' }), ben)).toEqual({
    ok: false,
    why: 'not-here',
    what: 'file',
  });
  expect(await share.links.create(aNewLink({ id: 'l5', subject: 'f2', contact: '' }), ana)).toMatchObject({ ok: true });
  expect(await share.row('link/l5')).toMatchObject({ contact: 'berg' });
  expect(await share.links.create(aNewLink({ id: 'l6', subject: 'none' }), ana)).toEqual({ ok: false, why: 'not-here', what: 'file' });
  share.versions.set('f3v1', aVersion({ id: 'f3v1', file: 'f3', state: 'checking' }));
  expect(await share.links.create(aNewLink({ id: 'l7', subject: 'f3' }), ana)).toEqual({ ok: false, why: 'not-ready' });
  expect(await share.links.change('l2', { download: false }, ben)).toEqual({ ok: false, why: 'not-here', what: 'link' });
  expect(await share.links.revoke('l3', ana)).toEqual({ ok: false, why: 'not-here', what: 'link' });
  expect(await share.links.revoke('l3', mia)).toMatchObject({ ok: true });
});

test.each([
  [{ recipient: '  ' }, 'recipient'],
  [{ recipient: 'Anna\nBcc: x@y.z' }, 'recipient'],
  [{ mail: 'a@b.c, d@e.f' }, 'mail'],
  [{ mail: '', send: true }, 'mail'],
  [{ passcode: '123' }, 'passcode'],
  [{ expiresOn: '2026-03-11' }, 'expiresOn'],
  [{ expiresOn: 'tomorrow' }, 'expiresOn'],
  [{ expiresOn: '2029-01-01' }, 'expiresOn'],
  [{ notify: ['ben'] }, 'notify'],
  [{ notify: ['nobody'] }, 'notify'],
  [{ person: 'none' }, 'person'],
  [{ id: '../x' }, 'id'],
])('[LINK-3] %j is refused with its field', async (values, field) => {
  const share = await givenShare();
  const refused = await share.links.create(aNewLink(values), ana);
  expect(refused).toMatchObject({ ok: false, why: 'wrong', fields: { [field]: expect.any(String) } });
  expect(await share.store.link('l1')).toBeUndefined();
});

test('[S-30] [LINK-4] revoked or expired, it opens nothing at the next request, and says so to whoever holds its address', async () => {
  const share = await givenShare();
  const token = await share.link({ expiresOn: '2026-03-13' });
  const other = await share.link({ id: 'l2' });
  await share.links.revoke('l2', ana);
  expect(await share.held.byToken(other, here)).toEqual({
    state: 'revoked',
    link: { id: 'l2', sender: expect.anything(), language: 'en', since: '2026-03-12T09:00:00.000Z' },
  });
  await share.pass(1.5 * day);
  expect((await share.held.byToken(token, here))?.state).toBe('open');
  await share.pass(0.5 * day);
  expect(await share.held.byToken(token, here)).toMatchObject({ state: 'expired', link: { since: '2026-03-13T23:00:00.000Z' } });
  expect(await share.links.change('l1', { expiresOn: '2026-04-01' }, ana)).toMatchObject({ ok: true });
  expect((await share.held.byToken(token, here))?.state).toBe('open');
  expect(await share.links.change('l2', { expiresOn: '2026-04-01' }, ana)).toEqual({ ok: false, why: 'revoked' });
});

test('[S-30] [LINK-4] a new address ends the one before; a link whose file was deleted opens nothing', async () => {
  const share = await givenShare();
  const before = await share.link();
  const changed = await share.links.change('l1', { newAddress: true }, ana);
  const after = share.tokenOf(changed);
  expect(after).not.toBe(before);
  expect(await share.held.byToken(before, here)).toBeUndefined();
  expect((await share.held.byToken(after, here))?.state).toBe('open');
  share.versions.clear();
  expect((await share.held.byToken(after, here))?.state).toBe('revoked');
});

test('[S-30] [LINK-5] a link shows the version it was made for and says that there is a later one, until its maker says otherwise', async () => {
  const share = await givenShare();
  const token = await share.link();
  share.versions.set('f1v2', aVersion({ id: 'f1v2', number: 2, name: 'Price list 2027.pdf' }));
  expect(await share.held.byToken(token, here)).toMatchObject({
    link: { fileVersion: 'f1v1', version: 1, newer: true, title: 'Price list 2026.pdf' },
  });
  await share.links.change('l1', { newest: true }, ana);
  expect(await share.held.byToken(token, here)).toMatchObject({
    link: { fileVersion: 'f1v2', version: 2, newer: false, title: 'Price list 2027.pdf' },
  });
});

test('[S-30] [LINK-6] unknown addresses answer nothing, all alike, and past a number of them nothing from that address is looked up', async () => {
  const share = await givenShare();
  const token = await share.link();
  for (const wrong of ['', 'x', `${token}x`, token.slice(1), 'A'.repeat(43), 'ü'.repeat(5000), "' OR 1=1 --"])
    expect(await share.held.byToken(wrong, { from: '198.51.100.5' })).toBeUndefined();
  for (let i = 0; i < 293; i++) await share.held.byToken(`${'B'.repeat(40)}${String(i).padStart(3, '0')}`, { from: '198.51.100.5' });
  expect(await share.held.byToken('C'.repeat(43), { from: '198.51.100.5' })).toEqual({ state: 'too-many', retryAfter: 900 });
  expect(await share.held.byToken(token, { from: '198.51.100.5' })).toEqual({ state: 'too-many', retryAfter: 900 });
  expect((await share.held.byToken(token, here))?.state).toBe('open');
  for (let i = 0; i < 400; i++) expect((await share.held.byToken(token, here))?.state).toBe('open');
});

test('[S-32] [LINK-7] a passcode opens the link for one browser, wrong ones are counted for address and link, and nothing is told before', async () => {
  const share = await givenShare();
  const token = await share.link({ passcode: 'blå himmel' });
  expect(await share.row('link/l1')).toMatchObject({ passcode: true });
  expect(JSON.stringify(share.db.prepare('SELECT content FROM share_link').all())).toContain('$argon2id$');
  expect(await share.held.byToken(token, here)).toEqual({
    state: 'passcode',
    link: { id: 'l1', sender: expect.anything(), language: 'en', since: '' },
  });
  expect(await share.held.unlock(token, 'himmel', here)).toMatchObject({ state: 'wrong', triesLeft: 9 });
  const open = await share.held.unlock(token, 'blå himmel', here);
  expect(open).toMatchObject({ state: 'open', maxAge: 43_200, link: { title: 'Price list 2026.pdf' } });
  const proof = open && 'proof' in open ? open.proof : '';
  expect((await share.held.byToken(token, { ...here, proof }))?.state).toBe('open');
  for (const forged of ['', `${proof}x`, proof.replace(/^./, 'z'), 'zzzzzzzz.'.padEnd(52, 'A')])
    expect((await share.held.byToken(token, { ...here, proof: forged }))?.state).toBe('passcode');
  await share.pass(12 * 3_600_000 + 1000);
  expect((await share.held.byToken(token, { ...here, proof }))?.state).toBe('passcode');

  for (let i = 0; i < 10; i++) expect(await share.held.unlock(token, `guess ${i}`, here)).toMatchObject({ state: 'wrong' });
  expect(await share.held.unlock(token, 'blå himmel', here)).toMatchObject({ state: 'too-many', retryAfter: 3600 });
  for (let i = 0; i < 40; i++) await share.held.unlock(token, `guess ${i}`, { from: `198.51.100.${i}` });
  expect(await share.held.unlock(token, 'blå himmel', { from: '198.51.100.99' })).toMatchObject({ state: 'too-many' });
});

test('[S-32] [LINK-7] another passcode ends what was opened with the one before', async () => {
  const share = await givenShare();
  const token = await share.link({ passcode: 'first' });
  const open = await share.held.unlock(token, 'first', here);
  const proof = open && 'proof' in open ? open.proof : '';
  await share.links.change('l1', { passcode: 'second' }, ana);
  expect((await share.held.byToken(token, { ...here, proof }))?.state).toBe('passcode');
  await share.links.change('l1', { passcode: '' }, ana);
  expect((await share.held.byToken(token, here))?.state).toBe('open');
});

test('[S0-50] [LINK-8] a link that is mailed is told to the rules once a sending, also after a stop in between', async () => {
  const share = await givenShare();
  await share.link({ send: true });
  expect(share.events).toEqual(['link.shared/l1/1']);
  await share.links.change('l1', { send: { subject: 'Again', text: 'As promised.' } }, ana);
  expect(share.events).toEqual(['link.shared/l1/1', 'link.shared/l1/2']);
  await share.link({ id: 'l2' });
  expect(share.events).toHaveLength(2);
  await share.store.changeLink('l2', { mails: 1 }, true);
  await share.links.resume();
  await share.links.resume();
  expect(share.events.slice(2)).toEqual(['link.shared/l2/1']);
  expect(await share.links.mailed('l1', 'sent')).toMatchObject({ by: 'ana' });
  expect(await share.row('link/l1')).toMatchObject({ mailed: 'sent', sentAt: '2026-03-12T09:00:00.000Z' });
});

test('[S0-38] [LINK-9] a file knows how many links and views it has, over all of them', async () => {
  const share = await givenShare();
  await share.link();
  await share.link({ id: 'l2', contact: '', recipient: 'Bo' });
  await share.reads();
  await share.reads('l2');
  expect(share.figures.at(-1)).toMatchObject({ file: 'f1', links: 2, views: 2, lastViewedAt: expect.stringMatching(/^2026-03-12T09:00/) });
});

test('[S-56] [LINK-23] an erasure takes the links of its contact, what was seen and asked there, and every other that names the person', async () => {
  const share = await givenShare();
  await share.documents.change(nameOf('contact', 'other'), 'ana', (doc) =>
    contact.change(doc, { kind: 'company', name: 'Other AB', owner: 'ana' }, null),
  );
  await share.link();
  await share.link({ id: 'l2', contact: 'other', recipient: 'Zelda Quist', mail: 'zelda@quist.example' });
  await share.link({ id: 'l3', contact: 'other', recipient: 'Bo', mail: '' });
  await share.reads();
  await share.reads('l3', undefined, 'Bo');
  await share.answers.ask({ id: 'l1' }, { session: '', from: '203.0.113.7' }, { name: 'Anna', text: 'How much?' });
  const none = { names: [], mails: [], phones: [] };
  const work = { contacts: ['berg'], near: none, far: { names: ['Zelda Quist'], mails: ['zelda@quist.example'], phones: [] } };
  expect(await share.keeper.count(work)).toBe(2);
  await share.keeper.erase(work);
  expect(await share.keeper.count(work)).toBe(0);
  const left = JSON.stringify(
    ['share_link', 'share_visit', 'share_request', 'share_beacon', 'share_said'].map((table) =>
      share.db.prepare(`SELECT * FROM ${table}`).all(),
    ),
  );
  expect(left).not.toMatch(/Anna|Zelda|How much/);
  expect(await share.row('link/l1')).toBeUndefined();
  expect(await share.row('link/l3')).toMatchObject({ visits: 1 });
  expect(await share.workspace.storage.rowsOfKind('visit', '', 10)).toHaveLength(1);
  expect(share.figures.at(-1)).toMatchObject({ links: 1, views: 1 });
});

test('[S-55] [LINK-23] whoever asks for their data gets their links with what was seen and said, and nothing that opens one', async () => {
  const share = await givenShare();
  await share.link({ passcode: 'secret' });
  await share.reads();
  await share.answers.ask({ id: 'l1' }, { session: '', from: '203.0.113.7' }, { name: 'Anna', text: 'How much?' });
  const [found] = (await share.keeper.list([nameOf('contact', 'berg')])) as { visits: object[]; said: object[] }[];
  expect(found).toMatchObject({ recipient: 'Anna Berg', visits: [{ is: 'person' }], said: [{ text: 'How much?' }] });
  expect(Object.keys(found ?? {})).not.toContain('hash');
  expect(JSON.stringify(found)).not.toContain('argon2id');
  expect(await share.keeper.list([nameOf('contact', 'other')])).toEqual([]);
});
