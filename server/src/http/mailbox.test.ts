import { expect, test } from 'vitest';
import { firm } from '../accounts/testing.ts';
import { testApp } from './testing.ts';

const mail = { key: 'k', to: 'kund@kund.test', subject: 'Hej', text: 'Hej', html: '<html><head></head><p>Hej</p></html>' };
const attachments = [{ name: 'appointment.ics', type: 'text/calendar', content: Buffer.from('BEGIN:VCALENDAR').toString('base64') }];

async function givenDoubt() {
  const app = testApp();
  await firm(app);
  await app.store.addMail({ ...mail, attachments }, 'waiting', '2026-03-12T09:00:00.000Z');
  await app.store.settleMail(
    'k',
    { state: 'needs-a-look', unsureAt: '2026-03-12T09:00:00.000Z', error: 'no answer' },
    '2026-03-12T09:01:00.000Z',
  );
  const admin = await app.as('admin@firm.test');
  const listed = async () => (await admin.request('GET', '/api/mailbox')).body;
  return { ...app, admin, listed, id: (await listed()).mails[0].id as number };
}

test('[PERF-38] an admin sees which mails nobody knows the fate of, why, and decides: send again, or let go, once and noted', async () => {
  const { admin, listed, id, store } = await givenDoubt();
  expect(await listed()).toMatchObject({
    inDoubt: 1,
    mails: [{ state: 'needs-a-look', error: 'no answer', unsureAt: '2026-03-12T09:00:00.000Z', attachments: ['appointment.ics'] }],
  });
  expect((await admin.request('POST', `/api/mailbox/${id}/send-again`)).status).toBe(200);
  expect((await listed()).inDoubt).toBe(0);
  expect((await admin.request('POST', `/api/mailbox/${id}/let-go`)).status).toBe(409);
  expect((await admin.request('POST', '/api/mailbox/99/let-go')).status).toBe(404);
  expect((await store.auditLines(100)).map(({ action }) => action)).toContain('mail.sent-again');

  const other = await givenDoubt();
  expect((await other.admin.request('POST', `/api/mailbox/${other.id}/let-go`)).body).toEqual({ id: other.id, state: 'let-go' });
  expect((await other.listed()).mails[0]).toMatchObject({ state: 'let-go', text: '', attachments: [] });
});

test('[PERF-38] nobody but an admin reads or decides, and an attachment is a file, never a page', async () => {
  const { as, admin, id } = await givenDoubt();
  const manager = await as('manager@firm.test');
  for (const path of [`/api/mailbox/${id}/send-again`, `/api/mailbox/${id}/let-go`])
    expect((await manager.request('POST', path)).status).toBe(403);
  expect((await manager.request('GET', `/api/mailbox/${id}/attachments/0`)).status).toBe(403);
  const file = await admin.request('GET', `/api/mailbox/${id}/attachments/0`);
  expect([file.text, file.headers.get('content-type')]).toEqual(['BEGIN:VCALENDAR', 'application/octet-stream']);
  expect((await admin.request('GET', `/api/mailbox/${id}/attachments/1`)).status).toBe(404);
});
