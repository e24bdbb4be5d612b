/** Filling a new workspace. A start that was interrupted is taken up again: what it did already must not be done twice by what is called. */
import { errorFacts, type Log } from '../log.ts';
import type { Accounts } from './accounts.ts';
import { Refusal } from './refusal.ts';
import type { From, SignedIn } from './sign-in.ts';
import type { FirstPerson } from './workspace.ts';

export type SetupState =
  | { readonly state: 'empty'; readonly sample: false }
  | { readonly state: 'loading'; readonly sample: boolean; readonly done: number; readonly total: number; readonly failed?: string }
  | { readonly state: 'ready'; readonly sample: boolean; readonly company: string; readonly people?: readonly OneClick[] };
export interface OneClick {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly isLeader: boolean;
}
export interface Setup {
  state(): Promise<SetupState>;
  start(first: FirstPerson, from?: Partial<From>): Promise<SignedIn>;
  /** For a server that is told to be a sample; nothing happens when there is a workspace. Resolves when it is filled. */
  startSample(admin: { readonly name: string; readonly email: string }, company: string): Promise<void>;
  /** After every start of the server: goes on where an interrupted start stopped. */
  resume(): Promise<void>;
}
interface Needs {
  readonly accounts: Accounts;
  /** Both may run again after an interruption. */
  readonly loadSample: (progress: (done: number, total: number) => void) => Promise<void>;
  readonly createEmptyWorkspace: (company: string) => Promise<void>;
  /** Whom the sign-in page offers by one press, in a sample only. */
  readonly oneClick: readonly string[];
  readonly log: Log;
}

export function createSetup({ accounts, loadSample, createEmptyWorkspace, oneClick, log }: Needs): Setup {
  let progress = { done: 0, total: 0 };
  let failed = false;
  let filling: Promise<void> | undefined;

  function fill(sample: boolean, company: string): Promise<void> {
    failed = false;
    filling ??= (async () => {
      try {
        if (sample)
          await loadSample((done, total) => {
            progress = { done, total };
          });
        else await createEmptyWorkspace(company);
        await accounts.workspace.ready();
      } catch (error) {
        failed = true;
        log.error('the workspace could not be filled', errorFacts(error));
        throw error;
      } finally {
        filling = undefined;
      }
    })();
    return filling;
  }
  async function resume(): Promise<void> {
    const workspace = await accounts.workspace.current();
    if (workspace?.state === 'loading') await fill(workspace.sample, workspace.company);
  }

  return {
    resume,
    async state() {
      const workspace = await accounts.workspace.current();
      if (!workspace) return { state: 'empty', sample: false };
      const { sample, company } = workspace;
      if (workspace.state === 'loading') {
        return {
          state: 'loading',
          sample,
          ...progress,
          ...(failed ? { failed: 'The workspace could not be filled. Start the server again: it goes on from there.' } : {}),
        };
      }
      if (!sample) return { state: 'ready', sample, company };
      const people = (await accounts.people.list()).filter((user) => user.sample && user.state === 'active');
      return {
        state: 'ready',
        sample,
        company,
        people: oneClick
          .flatMap((email) => people.filter((user) => user.email === email))
          .map(({ name, email, role, leads }) => ({ name, email, role, isLeader: leads.length > 0 })),
      };
    },
    async start(first, from) {
      const begun = await accounts.workspace.create(first, from);
      const filled = fill(first.sample, first.company);
      if (first.sample) {
        filled.catch(() => undefined);
        return begun;
      }
      await filled.catch(() => {
        throw new Refusal('conflict', 'The workspace was made, but could not be filled.', 'Start the server again: it goes on from there.');
      });
      return begun;
    },
    async startSample(admin, company) {
      if (await accounts.workspace.current()) return resume();
      await accounts.workspace.createSample(admin, company);
      await fill(true, company);
    },
  };
}
