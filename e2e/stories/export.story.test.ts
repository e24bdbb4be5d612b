/** Leaving: everything a person may see goes out in files, and somebody who is erased comes back from no device. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const vera = { name: 'Vera Quillfeather', mail: 'vera@quillfeather.example', note: 'Quillfeather likes the blue one' };
/** Records of a table: every line ends with CRLF, and a cell's own lines do not. */
const records = (text: string): number => text.split('\r\n').length - 2;

story(
  '[S1-20] the seller, the leader and the manager each take out what they may see, in every format, also without the server',
  { startWith: 'sample' },
  async ({ people }) => {
    const counts: Record<string, number> = {};
    for (const name of ['Darcel Schlecht', 'Melvin Marxen', 'the manager']) {
      const somebody = await people.signIn(name);
      await somebody.leave.openExport();
      counts[name] = await somebody.leave.countOf('Opportunities');
      await somebody.leave.takesOnly('Opportunities');
      const table = await somebody.leave.exports();
      expect([table.name, records(table.text)]).toEqual(['opportunities.csv', counts[name]]);
      expect(table.text.startsWith('\uFEFF')).toBe(true);
    }
    const [seller = 0, leader = 0, manager = 0] = Object.values(counts);
    expect(seller).toBeGreaterThan(0);
    expect(leader).toBeGreaterThanOrEqual(seller);
    expect(manager).toBeGreaterThan(leader);

    const darcel = await people.signIn('Darcel Schlecht', { installed: true });
    await darcel.leave.openExport();
    const [companies, persons] = [await darcel.leave.countOf('Companies'), await darcel.leave.countOf('Persons')];
    await darcel.leave.takesOnly('all');
    await darcel.leave.chooses('Format', 'JSON');
    const zip = await darcel.leave.exports();
    const files = unzipSync(zip.bytes);
    expect(zip.name).toBe('tandem.zip');
    expect(JSON.parse(Buffer.from(files['companies.json'] ?? []).toString())).toHaveLength(companies);
    await darcel.leave.chooses('Format', 'vCard');
    await darcel.leave.takesOnly('Persons');
    expect((await darcel.leave.exports()).text.split('END:VCARD').length - 1).toBe(persons);

    await darcel.leave.chooses('Format', 'CSV');
    await darcel.leave.chooses('Between cells', 'Semicolon');
    await darcel.leave.takesOnly('Companies');
    await darcel.goesOffline();
    await darcel.seesOffline();
    await darcel.sees('No server: the file is made from what is on this device.');
    const here = await darcel.leave.exports();
    expect(records(here.text)).toBe(companies);
    expect(here.text.split('\r\n')[0]).toContain('Company name;Email');
    await darcel.leave.chooses('Format', 'vCard');
    await darcel.sees('Address cards need the server');
  },
);

story(
  '[S-56] [P9] somebody who is erased is gone from the server and from every device, also from one that was away with unsent edits',
  { startWith: 'sample' },
  async ({ people, product }) => {
    const api = await apiOf(product, 'the manager');
    const { users } = await api.get<{ readonly users: readonly { readonly id: string; readonly name: string }[] }>('/users');
    const darcelId = users.find((user) => user.name === 'Darcel Schlecht')?.id ?? '';
    const { id } = await api.send<{ readonly id: string }>('POST', '/contacts', {
      kind: 'person',
      name: vera.name,
      owner: darcelId,
      mails: [{ value: vera.mail }],
    });
    await api.send('POST', '/tasks', { subject: `Call ${vera.name}`, contact: id, owner: darcelId });

    const device = await people.keptDevice(product.url);
    const darcel = await device.open();
    await darcel.account.signIn('darcel.schlecht@example.com', 'tandem-sample');
    await darcel.open(`/contacts/${id}`);
    await darcel.seesHeading(vera.name);
    await darcel.seesAllSaved();
    await darcel.worksOffline(true);
    await darcel.contacts.writesNote(vera.note);
    await darcel.contacts.fillsField('Job title', 'Buyer');
    await darcel.seesWaiting();
    await until('the device holds her', async () => (await darcel.device.everythingStored()).includes('Quillfeather'));

    const admin = await people.signIn('the admin');
    await admin.leave.opensAbout(vera.name);
    const held = JSON.parse((await admin.leave.savesAbout('Save as JSON')).text);
    expect(held.contacts).toMatchObject([{ values: { name: vera.name, mails: [{ value: vera.mail }] } }]);
    expect((await admin.leave.savesAbout('Save as a page to read')).text).toContain('<h1>What is held about Vera Quillfeather</h1>');
    const preview = await admin.leave.looksAtErasure();
    expect(preview).toMatch(/Contacts erased\s+1/);
    expect(preview).toMatch(/Tasks, which stay without the name\s+1/);
    await admin.leave.erases(vera.name);
    await admin.contacts.openList();

    await darcel.worksOffline(false);
    await darcel.sees(`"${vera.name}" was erased for everybody. Your 2 unsent changes were not kept.`);
    await darcel.seesAllSaved();
    await darcel.sees('Not here');
    const stored = async () => !/quillfeather/i.test(await darcel.device.everythingStored());
    await until('nothing of her can be reached on the device', stored, { seconds: 60 });
    await device.close();

    // The device comes again, and nothing comes back: not here, not on the server, not in the bytes of its files.
    const again = await device.open();
    await again.open('/contacts');
    await again.seesAllSaved();
    expect(await again.device.everythingStored()).not.toMatch(/quillfeather/i);
    const { rows } = await api.get<{ readonly rows: readonly { readonly subject: string; readonly contact: string }[] }>(
      '/tasks?limit=1000',
    );
    expect(rows).toContainEqual(expect.objectContaining({ subject: 'Call [erased]', contact: '' }));
    await device.close();
    people.expectNoNetwork();
    await product.stop();
    for (const name of await readdir(product.folder, { recursive: true, withFileTypes: true }))
      if (name.isFile()) expect((await readFile(join(name.parentPath, name.name))).includes('uillfeather'), name.name).toBe(false);
  },
);
