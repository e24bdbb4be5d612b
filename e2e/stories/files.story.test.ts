/** Files and links with the whole product behind them: folders, a presentation for a lead, and who has looked. */
import { expect } from 'vitest';
import { apiOf } from '../api.ts';
import { anId, aPdf, rowsOf, rowThat } from '../share-things.ts';
import { story } from '../story.ts';
import { until } from '../until.ts';

/** Stories run beside the colleague's own browser: only the trusted hop says that the reader sits elsewhere. */
const behindAProxy = { startWith: 'sample', env: { TANDEM_TRUSTED_PROXIES: '1' } } as const;
const pages = ['One of four', 'Two of four', 'Three of four', 'Four of four'];

story(
  '[S0-35] [S0-36] folders are made, nested, renamed and deleted with undo; a file is dropped, looked at, moved, and seen by sellers who may not touch it',
  { startWith: 'sample' },
  async ({ people }) => {
    const manager = await people.signIn('the manager');
    const darcel = await people.signIn('Darcel Schlecht');
    await manager.files.open();
    await darcel.files.open();
    await manager.files.makesFolder('Fairs');
    await manager.files.makesFolder('Hanover', 'Fairs');
    await manager.files.renamesFolder('Hanover', 'Hannover 2026');
    await darcel.files.seesFolder('Hannover 2026');
    expect(await darcel.files.mayMakeFolders()).toBe(false);

    await manager.files.goesTo(/^Fairs/);
    await manager.files.drops('Stand plan.pdf', aPdf(pages));
    await manager.files.seesFile('Stand plan.pdf');
    await darcel.files.goesTo(/^Fairs/);
    await darcel.files.seesFile('Stand plan.pdf');
    await manager.files.looksAt('Stand plan.pdf');
    await manager.files.movesByKeys('Fairs / Hannover 2026');
    await manager.sees('Stand plan.pdf is in Hannover 2026 now');
    await darcel.files.goesTo(/^Hannover 2026/);
    await darcel.files.seesFile('Stand plan.pdf');

    await manager.files.deletesFolder('Fairs');
    await darcel.files.doesNotSeeFile('Stand plan.pdf');
    await manager.files.takesBack('The folder Fairs is deleted');
    await manager.files.seesFolder('Hannover 2026');
    await darcel.files.goesTo(/^Hannover 2026/);
    await darcel.files.seesFile('Stand plan.pdf');
  },
);

story(
  '[S0-37] [S0-49] [S0-50] [S0-52] [S0-53] [S4-11] a presentation goes to a lead by mail; a scanner does nothing, the person who reads it makes a prospect everywhere, told once, with the proof',
  behindAProxy,
  async ({ people, product }) => {
    const admin = await apiOf(product, 'the admin');
    await admin.upload('Presentation.pdf', aPdf(pages), { folder: '' });
    await rowThat(admin, 'file', (row) => row['name'] === 'Presentation.pdf' && row['versions'].at(-1).state === 'ready', 'is ready');

    const darcel = await people.signIn('Darcel Schlecht', { installed: true });
    await darcel.leads.open();
    await darcel.leads.writes('Lind Tools, Eva Lind, eva@lind.example');
    await darcel.leads.savesLine();
    await darcel.leads.seesSheet('How do you follow up?');
    await darcel.leads.opensShare();
    await darcel.files.shares.choosesFile('Presentation.pdf');
    await darcel.files.shares.writes('Dear Eva, here is what we spoke about.');
    await darcel.goesOffline();
    await darcel.files.shares.seesOffline();
    await darcel.files.shares.sends();
    await darcel.files.shares.seesText('Dear Eva, here is what we spoke about.');
    await darcel.comesBackOnline();
    await darcel.files.shares.sends();
    const address = await darcel.files.shares.seesMade();

    const mailsToEva = async () =>
      (await admin.get<{ mails: { to: string; text: string }[] }>('/mailbox')).mails.filter(({ to }) => to.includes('eva@lind.example'));
    await until('the mail is in the mailbox', async () => (await mailsToEva()).length > 0);
    const mails = await mailsToEva();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(address);
    expect(mails[0]?.text).toContain('here is what we spoke about');

    const robot = { 'user-agent': 'Barracuda Sentinel (EE)', 'x-forwarded-for': '203.0.113.80' };
    for (let at = 0; at < 2; at++) expect((await fetch(address, { headers: robot })).status).toBe(200);
    await darcel.files.shares.opensLink();
    await darcel.files.seesVisit('Scanner, not counted');
    await darcel.files.seesProof('Scanner, not counted', 0);
    await darcel.files.seesReason('Scanner, not counted', /robot|scans mail/);

    const lead = await rowThat(admin, 'contact', (row) => row['name'] === 'Lind Tools', 'is there');
    const manager = await people.signIn('the manager');
    await manager.open(`/contacts/${lead.id}`);
    await manager.leads.seesStage('Lead');

    const eva = await people.visitor({ screen: 'phone' });
    await eva.sharePage.isAtHome('198.51.100.23');
    await eva.sharePage.opens(address);
    await eva.sharePage.isReady();
    for (const [at, words] of pages.slice(0, 3).entries()) {
      if (at > 0) await eva.sharePage.swipes();
      await eva.sharePage.seesPage(at + 1, words);
      // Nobody reads faster than it is seen here; who would is doubted, and rightly.
      await darcel.files.seesLive(new RegExp(`^Live, page ${at + 1} of 4`));
    }
    await eva.sharePage.isAsked('Eva Lind');
    await eva.sharePage.continues();

    const believed = async () => (await rowsOf(admin, 'visit')).some((row) => row['contact'] === lead.id && row['level'] === 3);
    await eva.sharePage.readsOnUntil('she has said who she is', believed);
    await manager.leads.seesStage('Prospect');
    await darcel.files.seesVisit('Eva Lind');
    await darcel.files.seesReason('Eva Lind', 'Pressed Continue');
    await darcel.files.seesLive(/^Live, page 3 of 4/);
    await darcel.inbox.open();
    await darcel.inbox.seesNotice('Eva Lind at Lind Tools opened Presentation');
    await darcel.inbox.reads('Eva Lind at Lind Tools opened Presentation');
    await darcel.inbox.seesInPane(/Pressed Continue/);
    const notices = (await rowsOf(await apiOf(product, 'Darcel Schlecht'), 'notice')).filter((row) => row['is'] === 'link-opened');
    expect(notices).toHaveLength(1);
    await darcel.open('/home');
    await darcel.sees(/Eva Lind (opened|has) Presentation/);

    await manager.files.opensHistory();
    await manager.files.seesInHistory(/sent Presentation.* to Eva Lind with a tracked link/);
    await manager.files.seesInHistory('Eva Lind opened Presentation');
    await manager.files.seesInHistory(/by a machine, not counted|by machines, not counted/);
    await manager.files.seesWhyStage('A person opens a link of a lead', 'The evidence is enough to promote', /Eva Lind.*Pressed Continue/);
  },
);

story(
  '[S0-38] a visit that nobody can judge is counted by somebody, and a withdrawn link says so',
  behindAProxy,
  async ({ people, product }) => {
    const darcelsApi = await apiOf(product, 'Darcel Schlecht');
    const darcel = await people.signIn('Darcel Schlecht');
    await darcel.files.open();
    await darcel.files.looksAt('GTX price list 2026.pdf');
    await darcel.pressButton('Share');
    await darcel.files.shares.addresses('Berit Ek', 'berit@buyer.example');
    await darcel.files.shares.sends();
    const address = await darcel.files.shares.seesMade();
    const browser = {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0 Safari/537.36',
      'x-forwarded-for': '198.51.100.9',
    };
    await fetch(address, { headers: { ...browser, accept: 'text/html', 'accept-language': 'sv' } });
    await darcel.files.shares.opensLink();
    await darcel.files.seesVisit(/Not sure, not counted|Scanner, not counted/);
    await darcel.files.counts(/Not sure, not counted|Scanner, not counted/);
    await darcel.files.seesVisit('Counted because Darcel Schlecht says so');
    const counted = () =>
      rowsOf(darcelsApi, 'file').then((rows) => rows.find((row) => row['name'] === 'GTX price list 2026.pdf')?.['views']);
    await until('the file has a view', async () => (await counted()) === 1);
    await darcel.pressButton('Undo');
    await until('the view is taken back', async () => (await counted()) === 0);

    await darcel.files.withdraws();
    expect((await fetch(address)).status).toBeGreaterThanOrEqual(400);
  },
);

story('[S0-39] the logo and the telephone number of the company stand on what is shared', behindAProxy, async ({ people, product }) => {
  const admin = await people.signIn('the admin');
  await admin.files.setsCompany('+46 8 555 01 00', 'GTK 500.webp');
  await admin.seesAllSaved();
  const darcel = await apiOf(product, 'Darcel Schlecht');
  const file = await rowThat(darcel, 'file', (row) => row['name'] === 'GTX price list 2026.pdf', 'is in the sample');
  const to = { contact: '', person: '', recipient: 'Berit Ek', mail: '', send: false };
  const { address } = await darcel.send<{ address: string }>('POST', '/links', { id: anId(), of: 'file', subject: file.id, ...to });
  const reader = await people.visitor();
  await reader.sharePage.isAtHome('198.51.100.23');
  await reader.sharePage.opens(address);
  await reader.sharePage.isReady();
  await reader.sees('+46 8 555 01 00');
  await until('the logo is there', async () => (await fetch(`${address}/logo`)).headers.get('content-type')?.startsWith('image/') === true);
});
