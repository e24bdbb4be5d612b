/** The first minutes: an empty server becomes a workspace with people in it. */
import { expect } from 'vitest';
import { story } from '../story.ts';
import { until } from '../until.ts';

const helen = { company: 'Halden Equipment', name: 'Helen Berg', email: 'helen@halden.example', password: 'four words are better' };

story(
  '[S1-02] the first person chooses the sample and sees 85 companies and 8,800 opportunities',
  { startWith: 'nothing' },
  async ({ people }) => {
    const first = await people.visitor();
    await first.open('/');
    await first.account.createsWorkspace({ ...helen, content: 'Sample data' });
    await first.account.goesInAs('Helen Marsh');
    await first.contacts.openList();
    await first.contacts.chooseView('All companies');
    await first.contacts.seesCount(85);
    await first.open('/projects?view=list&board=all&status=any');
    await first.board.seesRows(8800);
  },
);

story(
  '[S0-28] [S0-29] [S0-30] an admin adds a user, who gets a mail, chooses a password, is signed in and lands on Home; the link works once',
  { startWith: 'nothing' },
  async ({ people }) => {
    const admin = await people.visitor();
    await admin.open('/');
    await admin.account.createsWorkspace({ ...helen, content: 'Start empty' });
    await admin.account.openTeam();
    await admin.account.addsUser({ email: 'sanne@halden.example', name: 'Sanne Bakker', role: 'Seller' });
    const link = await admin.account.linkInMailTo('sanne@halden.example');
    expect(link).toContain('/invitation/');

    const sanne = await people.visitor();
    await sanne.account.acceptsInvitation(link, 'another four words');
    await sanne.home.isOpen();
    await sanne.account.openTeam();
    await sanne.account.seesNoWayToAddUsers();

    const thief = await people.visitor();
    await thief.triesToOpen(link);
    await thief.sees(/no longer|not valid|used|does not exist|ran out/i);
  },
);

story(
  '[S0-27] users are listed with role, team and when they were last seen, and who is invited or suspended stands apart',
  { startWith: 'sample' },
  async ({ people }) => {
    await people.signIn('Darcel Schlecht');
    const manager = await people.signIn('the manager');
    await manager.account.openTeam();
    await manager.account.seesPerson('Darcel Schlecht', 'Seller', 'Central, Melvin Marxen', /now|seconds? ago|minute/);
    await manager.account.seesPerson('Melvin Marxen', 'team leader');
    await manager.account.addsUser({ email: 'sanne@halden.example', name: 'Sanne Bakker', role: 'Seller' });
    await manager.account.chooseState('Invited');
    await manager.account.seesPerson('Sanne Bakker', 'Seller');
    await manager.account.chooseState('Active');
    await manager.account.suspends('Boris Faz');
    await manager.account.doesNotSeePerson('Boris Faz');
    await manager.account.chooseState('Suspended');
    await manager.account.seesPerson('Boris Faz', 'Seller', 'East, Rocco Neubert');
  },
);

story(
  '[S0-31] [S0-32] [S0-33] a manager makes a team, moves people into it and chooses its leader; its figures follow on every screen',
  { startWith: 'sample' },
  async ({ people }) => {
    const manager = await people.signIn('the manager');
    const darcel = await people.signIn('Darcel Schlecht');
    const admin = await people.signIn('the admin');
    for (const person of [manager, darcel, admin]) await person.account.openTeam();
    const central = 'Central, Melvin Marxen';
    await until('the team is on the screen', async () => (await admin.account.teamOnScreen(central)).people === 7);
    const before = await admin.account.teamOnScreen(central);
    await manager.account.makesTeam('North');
    await manager.account.dragsToTeam('Darcel Schlecht', 'North');
    await until('the figures of both teams have followed on the other screen', async () => {
      const [north, rest] = [await admin.account.teamOnScreen('North'), await admin.account.teamOnScreen(central)];
      return north.people === 1 && rest.people === 6 && north.open > 0 && Math.abs(north.open + rest.open - before.open) <= 1;
    });
    // A team is never without a leader: the first one in it is.
    await manager.account.seesPerson('Darcel Schlecht', 'North', 'team leader');
    await manager.account.movesToTeam('Boris Faz', 'North');
    await manager.account.makesLeader('Boris Faz', 'North');
    await manager.account.seesPerson('Boris Faz', 'North', 'team leader');
    await darcel.account.choosesTeam('North');
    await darcel.account.seesPerson('Boris Faz', 'North', 'team leader');
  },
);
