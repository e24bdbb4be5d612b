/** Import straight into a data folder that no server has. */
import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises';
import { can } from '@tandem/core';
import { createAccounts } from '../accounts/accounts.ts';
import type { Config } from '../config.ts';
import { createAccess } from '../derive/access.ts';
import { createProjector } from '../derive/projector.ts';
import { createOutbox } from '../email/outbox.ts';
import { createIds } from '../ids.ts';
import { createImports } from '../import/imports.ts';
import { createLog } from '../log.ts';
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import { createSync } from '../sync/sync.ts';
import type { ImportDoor } from './import-door.ts';

const now = () => new Date();

export async function openFolderDoor(config: Config, as: string | undefined): Promise<ImportDoor> {
  const opened = await openSqliteStorage(config.dataFolder);
  const { storage } = opened;
  const log = createLog('silent');
  const newId = createIds(now);
  const store = opened.store('accounts');
  const accounts = createAccounts({
    store,
    mailer: createOutbox({ store, transport: undefined, now, log }),
    now,
    baseUrl: () => '',
    log,
    newId,
  });
  const projector = createProjector({ storage, log, pause: () => pause() });
  const sync = createSync({ storage, identities: accounts, subjectOf: createAccess(storage), now, log });
  const imports = createImports({
    store: opened.store('imports'),
    storage,
    documents: sync.documents,
    now,
    newId,
    random: Math.random,
    log,
    folder: config.dataFolder,
    onWritten: () => projector.wake(),
  });
  const close = async () => {
    await imports.batches.settled();
    await projector.settled();
    await projector.stop();
    await sync.stop(1000);
    await opened.close();
  };
  try {
    const people = await accounts.people.list();
    const person = people.find((user) => (as ? user.email === as.toLowerCase() : user.role === 'admin'));
    if (!person)
      throw new Error(
        as
          ? `Nobody has the address ${as}. \`npm run user -- list\` names everybody.`
          : 'There is no workspace yet. Start Tandem once and make one.',
      );
    if (!can({ id: person.id, role: person.role, team: person.team, leads: person.leads }, 'create', { type: 'import' }))
      throw new Error(`${person.name} may not import: that is for managers and admins. Name one with --as.`);
    await projector.settled();
    return {
      upload: async (name, content) => (await imports.upload(name, content, person.id)).id,
      look: (file, kind) => imports.look(file, kind ? { kind } : {}),
      async dryRun(file, options) {
        const plan = await imports.dryRun(file, options, person.id);
        const leftOut = plan.outcomes.filter((outcome) => outcome.what === 'left-out');
        return { ...plan, header: plan.file.form.header, withoutCompany: plan.withoutCompany.length, leftOut };
      },
      start: async (file, options, name) => (await imports.start(file, options, { id: person.id, name })).id,
      progress: (batch) => imports.batches.one(batch),
      cancel: (batch) => imports.batches.cancel(batch),
      wait: () => wait(100),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
