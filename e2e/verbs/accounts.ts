/** Coming in, and letting others in. */
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';

export interface NewWorkspace {
  readonly company: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly content: 'Sample data' | 'Start empty';
}

export function accountVerbs({ page }: Stage) {
  const field = (name: string | RegExp) => page.getByLabel(name, { exact: typeof name === 'string' }).first();
  /** The first screen is Home, on a phone the day. */
  const isInside = () => page.waitForURL(/\/(home|projects|today)/);
  return {
    signIn: async (email: string, password: string) => {
      await goTo(page, '/sign-in');
      await field('E-mail').fill(email);
      await field('Password').fill(password);
      await field('Password').press('Enter');
      await isInside();
    },
    seesSignIn: () => page.getByRole('button', { name: /^sign in/i }).waitFor(),
    createsWorkspace: async ({ company, name, email, password, content }: NewWorkspace) => {
      await field('Company').fill(company);
      await field('Your name').fill(name);
      await field('E-mail').fill(email);
      await field('Password').fill(password);
      await page.getByText(content).first().click();
      await page.getByRole('button', { name: content === 'Sample data' ? /^create with sample data/i : /^create the workspace/i }).click();
      if (content === 'Start empty') await isInside();
    },
    goesInAs: async (name: string) => {
      await page.getByRole('button', { name: `Open as ${name}` }).click({ timeout: 60_000 });
      await isInside();
    },

    openTeam: () => goTo(page, '/team'),
    seesNoWayToAddUsers: () => page.getByRole('button', { name: /^add a user/i }).waitFor({ state: 'detached' }),
    addsUser: async ({ email, name, role }: { readonly email: string; readonly name: string; readonly role: string }) => {
      await page.getByRole('button', { name: /^add a user/i }).click();
      await field('E-mail').fill(email);
      await field('Name, optional').fill(name);
      await page.getByRole('combobox', { name: 'Role' }).click();
      await page.getByRole('option', { name: role }).click();
      await page.getByRole('button', { name: /^send the invitation/i }).click();
    },
    /** The link in the newest mail to somebody, as an admin finds it in the mailbox. */
    linkInMailTo: async (email: string): Promise<string> => {
      const mail = page.getByRole('list', { name: 'Mailbox' }).getByRole('button').filter({ hasText: email }).first();
      await until(`there is a mail to ${email}`, async () => {
        await goTo(page, '/mailbox');
        await page.getByRole('list', { name: 'Mailbox' }).or(page.getByText('No mail')).first().waitFor();
        return mail.isVisible();
      });
      await mail.click();
      return (await page.frameLocator('iframe').getByRole('link').first().getAttribute('href')) ?? '';
    },
    acceptsInvitation: async (link: string, password: string) => {
      await goTo(page, link);
      await field('New password').fill(password);
      await page.getByRole('button', { name: /^go to tandem/i }).click();
      await isInside();
    },

    makesTeam: async (name: string) => {
      await page.getByRole('button', { name: 'New team' }).click();
      // The cursor is in the new team's name already.
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Teams' }).getByText(name).waitFor();
    },
    choosesTeam: (name: string) => page.getByRole('region', { name: 'Teams' }).getByRole('button', { name }).first().click(),
    movesToTeam: async (person: string, team: string) => {
      await page.getByRole('button', { name: `Actions for ${person}` }).click();
      await page.getByRole('menuitem', { name: 'Move to team' }).click();
      await page.getByRole('menuitemradio', { name: team }).click();
    },
    makesLeader: async (person: string, team: string) => {
      await page.getByRole('button', { name: `Actions for ${person}` }).click();
      await page.getByRole('menuitem', { name: `Make leader of ${team}` }).click();
    },
    dragsToTeam: (person: string, team: string) =>
      page
        .getByRole('row')
        .filter({ hasText: person })
        .first()
        .dragTo(page.getByRole('region', { name: 'Teams' }).getByRole('button', { name: team }).first()),
    /** What the card of a team says. */
    teamOnScreen: async (team: string) => {
      const card = page.getByRole('region', { name: 'Teams' }).getByRole('button', { name: team }).first();
      const text = (await card.count()) === 0 ? '' : await card.innerText();
      const read = (pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
      return { people: read(/(\d+) (?:people|person)/), open: read(/\$([\d,]+) open/) };
    },
    chooseState: (state: 'Active' | 'Invited' | 'Suspended') => page.getByRole('button', { name: new RegExp(`^${state}`) }).click(),
    suspends: async (person: string) => {
      await page.getByRole('button', { name: `Actions for ${person}` }).click();
      await page.getByRole('menuitem', { name: 'Suspend' }).click();
    },
    doesNotSeePerson: (name: string) => page.getByRole('row').filter({ hasText: name }).first().waitFor({ state: 'detached' }),
    seesPerson: (name: string, ...facts: readonly (string | RegExp)[]) =>
      facts
        .reduce((row, fact) => row.filter({ hasText: fact }), page.getByRole('row').filter({ hasText: name }))
        .first()
        .waitFor(),
  };
}
