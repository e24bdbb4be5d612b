/** A stranger writes by a form; the owner is told, on every device, and works it off with or without a network. */
import { expect } from 'vitest';
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;
const vera = {
  name: 'Vera Holm',
  company: 'Holm Maskin AB',
  mail: 'vera@holm-maskin.example',
  message: 'Do you rent out loaders in June? We need two of them.',
};

story(
  '[S4-20] [S2-08] a visitor sends a form of the web site, and its owner has a lead with source and campaign, a notice and the reason',
  sample,
  async ({ people }) => {
    const admin = await people.signIn('the admin');
    await admin.inbox.opensForms();
    await admin.inbox.givesFormTo('Contact form', 'Darcel Schlecht');
    const address = await admin.inbox.addressOfForm('Contact form');
    await admin.seesAllSaved();

    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.inbox.open();
    const visitor = await people.visitor();
    await visitor.inbox.fillsForm(address, vera);
    await darcel.inbox.seesNotice('Vera Holm sent an enquiry');
    await darcel.inbox.reads('Vera Holm sent an enquiry');
    for (const fact of ['vera@holm-maskin.example', 'Web site', vera.message]) await darcel.inbox.seesInPane(fact);
    await darcel.inbox.seesWhy(/enquiry/i);
    await darcel.press('Enter');
    await darcel.seesHeading('Vera Holm');
  },
);

story('[ENQ-4] what a program sends is held with its reason, and a manager lets it become a lead', sample, async ({ people }) => {
  const admin = await people.signIn('the admin');
  await admin.inbox.opensForms();
  await admin.inbox.givesFormTo('Contact form', 'Darcel Schlecht');
  const address = await admin.inbox.addressOfForm('Contact form');
  await admin.seesAllSaved();
  const visitor = await people.visitor();
  await visitor.inbox.sendsAsAProgram(address, { ...vera, name: 'Otto Held' });
  const manager = await people.signIn('the manager');
  await manager.inbox.opensForms();
  await manager.inbox.seesHeld('Otto Held', 'filled in what nobody sees');
  await manager.inbox.releases('Otto Held');
  const darcel = await people.signIn('Darcel Schlecht');
  await darcel.inbox.open();
  await darcel.inbox.seesNotice('Otto Held sent an enquiry');
  await manager.contacts.openList();
  await manager.open('/leads');
  await manager.sees('Otto Held');
});

story('[CLI-193] read on one device is read on the other, and done without a network is done everywhere', sample, async ({ people }) => {
  const admin = await people.signIn('the admin');
  await admin.inbox.opensForms();
  await admin.inbox.givesFormTo('Contact form', 'Darcel Schlecht');
  const address = await admin.inbox.addressOfForm('Contact form');
  await admin.seesAllSaved();
  const [desk, other] = [
    await people.signIn('Darcel Schlecht', { installed: true }),
    await people.signIn('Darcel Schlecht', { installed: true }),
  ];
  await desk.inbox.open();
  await other.inbox.open();
  const before = await desk.inbox.unread();
  const visitor = await people.visitor();
  await visitor.inbox.fillsForm(address, vera);
  await desk.inbox.seesNotice('Vera Holm');
  await other.inbox.seesUnread(before + 1);
  expect(await other.inbox.isUnread('Vera Holm')).toBe(true);
  await desk.inbox.reads('Vera Holm sent an enquiry');
  await other.inbox.seesRead('Vera Holm');
  await other.inbox.seesUnread(before);

  await desk.goesOffline();
  await desk.seesOffline();
  await desk.press('e');
  await desk.inbox.doesNotSeeNotice('Vera Holm');
  await desk.seesWaiting();
  await other.inbox.seesNotice('Vera Holm');
  await desk.comesBackOnline();
  await other.inbox.doesNotSeeNotice('Vera Holm');
  await desk.seesAllSaved();
});
