/** The life of a lead: entered without a signal, never forgotten, followed up, qualified once, switched off and on. */
import type { Settings } from '@tandem/core';
import { expect } from 'vitest';
import { type Api, apiOf } from '../api.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

const sample = { startWith: 'sample' } as const;
const mailSecret = 'what the mail server and Tandem know';
const phone = { screen: 'phone' } as const;

story(
  '[S0-46] [S0-47] [S0-48] [S0-49] [S0-51] a lead entered without a signal has one call-back with its reason, and an invitation once it has an address',
  sample,
  async ({ people, product }) => {
    const darcel = await people.signIn('Darcel Schlecht', { ...phone, installed: true });
    await darcel.leads.open();
    await darcel.seesAllSaved();
    await darcel.goesOffline();
    await darcel.leads.entersInThreeFields({ company: 'Twentse Kranen', person: 'Ilse Vos', reach: '06 555 018 42' });
    await darcel.leads.seesSheet(/Tandem makes a call-back task for \w+ \d+ \w+ by itself/);
    await darcel.leads.closesSheet();
    await darcel.leads.seesOnCard('Twentse Kranen', 'No e-mail');
    await darcel.seesWaiting();
    await darcel.comesBackOnline();
    await darcel.seesAllSaved();

    await darcel.leads.seesOnCard('Twentse Kranen', /^Call back /);
    const api = await apiOf(product, 'Darcel Schlecht');
    const [lead] = (await rowsOf(api, 'contact')).filter((row) => row['name'] === 'Twentse Kranen');
    if (!lead) throw new Error('the lead is on the server');
    const tasksOfLead = async () => (await rowsOf(api, 'task')).filter((row) => row['contact'] === lead.id && row['doneAt'] === '');
    await until('there is exactly one task', async () => (await tasksOfLead()).length === 1);

    const desk = await people.signIn('Darcel Schlecht');
    await desk.open('/tasks');
    await desk.leads.asksWhyOfTask('Twentse Kranen');
    await desk.sees('It has no e-mail address');
    await desk.leads.open();
    await desk.leads.followsUp('Twentse Kranen');
    await desk.leads.addsAddress('ilse@twentse.example');
    await desk.leads.proposesCallBack();
    await desk.seesAllSaved();
    const admin = await apiOf(product, 'the admin');
    await until('the invitation is in the mailbox', async () => (await mailsTo(admin, 'ilse@twentse.example')).length > 0);
    const mails = await mailsTo(admin, 'ilse@twentse.example');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.attachments.some((name) => name.endsWith('.ics'))).toBe(true);
    expect(await tasksOfLead()).toHaveLength(1);
  },
);

story(
  '[S0-54] [S1-06] [S1-07] [S1-08] two people drop one lead in Qualified at once: one promotion, one opportunity, and a customer when it is won',
  sample,
  async ({ people, product }) => {
    const manager = await people.signIn('the manager');
    const admin = await people.signIn('the admin');
    await manager.leads.open('all');
    const lead = await manager.leads.firstIn('Interest');
    await admin.leads.open('all');
    await admin.leads.drags(lead.name, 'Qualified');
    await manager.leads.movesByMenu(lead.name, 'Qualified');
    await admin.leads.isAskedToQualify();
    await manager.leads.isAskedToQualify();
    await Promise.all([admin.leads.qualifies(), manager.leads.qualifies()]);
    await admin.seesAllSaved();
    await manager.seesAllSaved();

    const api = await apiOf(product, 'the manager');
    const opened = async () => (await rowsOf(api, 'opportunity')).filter((row) => row['contact'] === lead.id);
    await until('an opportunity is open', async () => (await opened()).length > 0);
    await until('it is a prospect', async () =>
      (await rowsOf(api, 'contact')).some((row) => row.id === lead.id && row['lifecycle'] === 'prospect'),
    );
    await admin.leads.seesIn(lead.name, 'Qualified');
    await admin.leads.seesOnCard(lead.name, 'Prospect');
    await manager.leads.seesOnCard(lead.name, 'Prospect');
    expect(await opened()).toHaveLength(1);
    const { events } = await api.get<{ readonly events: readonly { readonly type: string }[] }>(`/events?about=${lead.id}`);
    expect(events.filter(({ type }) => type === 'contact.lifecycle-changed')).toHaveLength(1);

    const [deal] = await opened();
    await api.send('PATCH', `/opportunities/${deal?.id}`, { stage: await wonStage(api) });
    await manager.open(`/contacts/${lead.id}`);
    await manager.leads.seesStage('Customer');
  },
);

story(
  '[S0-46] [CLI-183] a lead is written in one line and carried by keys alone, and stands there for everybody',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const manager = await people.signIn('the manager');
    await manager.leads.open('all');
    await darcel.leads.open();
    await darcel.leads.writes('Twentse Kranen, Ilse Vos, 06 555 018 42, fair');
    await darcel.leads.seesUnderstood('Ilse Vos', 'Person');
    await darcel.leads.seesUnderstood('fair', 'Source');
    await darcel.leads.savesLine();
    await darcel.leads.seesSheet('How do you follow up?');
    await darcel.leads.closesSheet();
    await manager.leads.seesIn('Twentse Kranen', 'New');
    await darcel.leads.carriesByKeys('Twentse Kranen');
    await darcel.leads.seesIn('Twentse Kranen', 'First contact');
    await manager.leads.seesIn('Twentse Kranen', 'First contact');
  },
);

story(
  '[CLI-408] two people on the leads see each other, and the one sees the card that the other carries, where it is, before it is dropped',
  sample,
  async ({ people }) => {
    const manager = await people.signIn('the manager');
    const darcel = await people.signIn('Darcel Schlecht');
    await manager.leads.open('all');
    await manager.leads.seesNobodyHere();
    await darcel.leads.open();
    await manager.leads.seesHere('Darcel Schlecht');
    await darcel.leads.seesHere('Helen Marsh');
    const lead = await darcel.leads.firstIn('First contact');
    await darcel.leads.carriesOver(lead.name, 'Interest');
    await manager.leads.seesCarried(lead.name, 'Darcel Schlecht', 'Interest');
    await manager.leads.seesIn(lead.name, 'First contact');
    await darcel.leads.drops();
    await manager.leads.seesIn(lead.name, 'Interest');
    await manager.leads.seesOnCard(lead.name, 'Darcel Schlecht moved this here');
    await manager.leads.seesNobodyCarrying();
    await darcel.open('/contacts');
    await manager.leads.seesNobodyHere();
  },
);

story('[S0-45] a stage is decided by hand, for everybody, and taken back', sample, async ({ people }) => {
  const darcel = await people.signIn('Darcel Schlecht');
  const manager = await people.signIn('the manager');
  await darcel.leads.open();
  const lead = await darcel.leads.firstIn('First contact');
  await darcel.open(`/contacts/${lead.id}`);
  await manager.open(`/contacts/${lead.id}`);
  await manager.leads.seesStage('Lead');
  await darcel.leads.asksWhyNot();
  await darcel.press('Escape');
  await darcel.leads.decidesStage(lead.name, 'Customer');
  await manager.leads.seesStage('Customer');
  await darcel.pressButton('Undo');
  await manager.leads.seesStage('Lead');
});

story(
  '[S3-22] a lead without an address is called back, and nobody calls back where the status says bankrupt',
  sample,
  async ({ people, product }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.leads.open();
    await darcel.leads.writes('Noordoost, 06 555 018 43');
    await darcel.leads.savesLine();
    await darcel.leads.seesSheet(/no e-mail address/);
    await darcel.leads.seesOnCard('Noordoost', /^Call back /);
    const api = await apiOf(product, 'Darcel Schlecht');
    const lead = (await rowsOf(api, 'contact')).find((row) => row['name'] === 'Noordoost');
    const open = async () => (await rowsOf(api, 'task')).filter((row) => row['contact'] === lead?.id && row['doneAt'] === '');
    expect(await open()).toHaveLength(1);
    await darcel.open(`/contacts/${lead?.id}`);
    await darcel.leads.setsStatus('Noordoost', 'Bankrupt');
    await darcel.sees('Tandem makes no follow-ups here');
    await until('its task is closed', async () => (await open()).length === 0);
  },
);

story(
  '[S4-21] [S4-22] [S2-07] an admin makes a campaign, a visitor comes by its link, a mail to its address, a program adds one: board and list of that campaign have them with their source',
  { ...sample, env: { TANDEM_MAIL_IN_SECRET: mailSecret } },
  async ({ people, product }) => {
    const admin = await people.signIn('the admin');
    await admin.inbox.opensForms();
    const link = await admin.inbox.makesCampaign('Spring fair', 'Trade fair');
    await admin.seesAllSaved();
    const visitor = await people.visitor();
    await visitor.inbox.fillsForm(link, {
      name: 'Vera Holm',
      company: 'Holm Maskin AB',
      mail: 'vera@holm-maskin.example',
      message: 'We met at your stand and ask for a price of two loaders.',
    });
    await admin.inbox.seesOfCampaign('Spring fair', '1 lead');
    const mail = {
      from: 'Otto Lind <otto@lind.example>',
      to: 'Halden <leads+spring-fair@halden.example>',
      subject: 'Re: our stand at the fair',
      text: 'Yes, please call me.',
      messageId: '<1@lind.example>',
    };
    const taken = await fetch(`${product.url}/api/inbound-mail`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${mailSecret}` },
      body: JSON.stringify(mail),
    });
    expect(taken.status).toBe(201);
    await admin.inbox.seesOfCampaign('Spring fair', '2 leads');
    const api = await apiOf(product, 'the admin');
    const [settings] = (await rowsOf(api, 'settings')) as readonly unknown[] as readonly { readonly state: Settings }[];
    const campaign = settings?.state.campaigns.find(({ title }) => title === 'Spring fair');
    const { source = '', id = '' } = campaign ?? {};
    await api.send('POST', '/contacts', { kind: 'person', name: 'Ilse Vos', source, campaign: id });
    await admin.inbox.seesOfCampaign('Spring fair', '3 leads');
    await admin.inbox.opensLeadsOfCampaign('Spring fair');
    await admin.leads.seesOnCard('Vera Holm', 'Trade fair, Campaign: Spring fair');
    await admin.leads.seesOnCard('Otto Lind', 'Trade fair, Campaign: Spring fair');
    await admin.leads.seesOnCard('Ilse Vos', 'Trade fair, Campaign: Spring fair');
    expect(await admin.leads.cards()).toBe(3);
    await admin.press('b');
    await admin.sees('Trade fair, Campaign: Spring fair');
    expect(await admin.leads.rowsInList()).toBe(3);
  },
);

story('[S1-09] the lead function off: no entry and no grey row; on again everything is there', sample, async ({ people }) => {
  const darcel = await people.signIn('Darcel Schlecht');
  const admin = await people.signIn('the admin');
  await darcel.leads.open();
  const before = await darcel.leads.cards();
  expect(before).toBeGreaterThan(0);
  await darcel.contacts.openList();
  await darcel.leads.seesEntry(true);

  await admin.leads.switches(false);
  await darcel.leads.seesEntry(false);
  await expect.poll(() => darcel.leads.marksInList()).not.toContain('Lead');
  await darcel.open('/leads');
  await darcel.sees('Leads are switched off');

  await admin.leads.switches(true);
  await darcel.leads.seesEntry(true);
  await darcel.leads.open();
  await expect.poll(() => darcel.leads.cards()).toBe(before);
});

interface AnyRow {
  readonly kind: string;
  readonly id: string;
  readonly [field: string]: unknown;
}
const isRow = (value: object): value is AnyRow => 'kind' in value && 'id' in value && typeof value.id === 'string';

/** The newest rows of a kind that somebody may see. */
async function rowsOf(api: Api, kind: string): Promise<readonly AnyRow[]> {
  const rows = new Map<string, AnyRow>();
  for (const part of (await api.feed()).split('\n')) for (const row of rowsIn(part, kind)) rows.set(row.id, row);
  return [...rows.values()];
}

function rowsIn(text: string, kind: string): readonly AnyRow[] {
  const start = text.indexOf('{');
  if (start < 0 || !text.includes(`"kind":"${kind}"`)) return [];
  const found: AnyRow[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isRow(value) && value.kind === kind) found.push(value);
    else for (const inner of Object.values(value)) look(inner);
  };
  look(JSON.parse(text.slice(start)));
  return found;
}

interface MailSent {
  readonly to: string;
  readonly text: string;
  readonly attachments: readonly string[];
}
const mailsTo = async (admin: Api, address: string): Promise<readonly MailSent[]> =>
  (await admin.get<{ readonly mails: readonly MailSent[] }>('/mailbox')).mails.filter(({ to }) => to.includes(address));

async function wonStage(api: Api): Promise<string> {
  const [settings] = (await rowsOf(api, 'settings')) as readonly unknown[] as readonly { readonly state: Settings }[];
  const sales = settings?.state.processes.find(({ kind }) => kind === 'sales')?.id;
  return settings?.state.stages.find(({ process, status }) => process === sales && status === 'won')?.id ?? '';
}
