/** The composition: every part, and which adapter stands behind which port. */
import { createServer } from 'node:http';
import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createAccounts } from './accounts/accounts.ts';
import { createSetup } from './accounts/setup.ts';
import type { Config } from './config.ts';
import { createAccess } from './derive/access.ts';
import { createEmptyWorkspace } from './derive/new-workspace.ts';
import { createProjector } from './derive/projector.ts';
import { createOutbox } from './email/outbox.ts';
import { openTransport } from './email/transport.ts';
import { createErasures } from './erasure/erasures.ts';
import { createUploads } from './erasure/uploads.ts';
import { createAboutContact } from './export/about-contact.ts';
import { createExports } from './export/exports.ts';
import { createBoards } from './feed/boards.ts';
import { createFeed } from './feed/feed.ts';
import { spaceOf, watchFreeSpace } from './free-space.ts';
import { createApp } from './http/app.ts';
import { debugRoutes } from './http/debug.ts';
import { documentCopiesRoutes } from './http/document-copies.ts';
import { erasureRoutes } from './http/erasure.ts';
import { exportRoutes } from './http/exports.ts';
import { feedRoutes } from './http/feed.ts';
import { importBodyLimit, importRoutes } from './http/imports.ts';
import { mounted } from './http/openapi.ts';
import { overwrittenRoutes } from './http/overwritten.ts';
import { recordRoutes } from './http/records.ts';
import { sealedBodyLimit, sealedCopiesRoutes } from './http/sealed-copies.ts';
import { createIds } from './ids.ts';
import { createImports } from './import/imports.ts';
import { importSample } from './import/sample.ts';
import { samplePeople } from './import/sample-people.ts';
import { errorFacts, type Log } from './log.ts';
import { keptCopies, keptValues } from './sealed/kept-words.ts';
import { createSealedCopies, sealedFor } from './sealed/sealed-copies.ts';
import { openSqliteStorage } from './storage/sqlite/sqlite-storage.ts';
import type { Storage } from './storage/storage.ts';
import { createSync } from './sync/sync.ts';

export interface Tandem {
  readonly url: string;
  /** `GET /api/...`, as mounted. */
  readonly routes: readonly string[];
  /** Takes nothing new, lets what has begun reach the disk, and is gone after the deadline at the latest. */
  stop(deadlineMs: number): Promise<void>;
}

const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url));
const oneClick = ['darcel.schlecht@example.com', 'melvin.marxen@example.com', 'manager@example.com', 'admin@example.com'];
const sweepEvery = 60_000;
const projectAgainAfter = 5000;
/** A long pass (an import, a busy machine) must not make everybody wait several times as long for their rows. */
const longestRest = 500;

export async function startTandem(
  config: Config,
  log: Log,
  now: () => Date = () => new Date(),
  measure = () => spaceOf(config.dataFolder),
): Promise<Tandem> {
  const newId = createIds(now);
  const opened = await openSqliteStorage(config.dataFolder);
  const space = await watchFreeSpace({ measure, log, now });
  const projector = createProjector({
    storage: opened.storage,
    log,
    pause: () => pause(),
    gather: (lastPassMs) => wait(Math.min(longestRest, Math.max(15, 4 * lastPassMs))),
    later: (tryAgain) => void setTimeout(tryAgain, projectAgainAfter).unref(),
  });
  // Whoever appends wakes the projector; nobody has to remember it.
  const storage: Storage = space.guard({
    ...opened.storage,
    appendUpdates: async (updates) => {
      const seqs = await opened.storage.appendUpdates(updates);
      projector.wake();
      return seqs;
    },
    eraseDocument: async (name, at) => {
      const rows = await opened.storage.rowsOfDocument(name);
      await opened.storage.eraseDocument(name, at);
      await projector.erased(name, rows);
    },
  });

  let url = '';
  const publicUrl = () => config.publicUrl ?? url;
  const store = opened.store('accounts');
  const outbox = createOutbox({ store, transport: openTransport(config.mail, store), now, log });
  const accounts = createAccounts({ store, mailer: outbox, now, baseUrl: publicUrl, log, newId });

  const boards = createBoards(storage);
  const subjectOf = createAccess(storage);
  const sync = createSync({
    storage,
    identities: accounts,
    subjectOf,
    now,
    log,
    origins: config.extraOrigins,
    trustedProxies: config.trustedProxies,
  });
  projector.onProjected(async (change) => {
    if (change.boards) await boards.refresh();
    if (change.boards) sync.recheck();
    else if (change.contacts.length > 0) sync.recheck(change.contacts);
  });
  const publishPeople = () =>
    accounts
      .accountRows()
      .then((rows) => projector.publish(['user', 'team'], rows))
      .catch((error) => log.error('people.not-published', errorFacts(error)));
  accounts.onDirectoryChange(() => void publishPeople());

  const imports = createImports({
    store: opened.store('imports'),
    storage,
    documents: sync.documents,
    now,
    newId,
    random: Math.random,
    log,
    folder: config.dataFolder,
    onWritten: projector.wake,
  });

  const sealedKept = opened.store('sealed');
  const erasureStore = opened.store('erasures');
  const addresses = async () => (await accounts.people.list()).map((user) => user.email);
  const erasures = createErasures({
    storage,
    documents: sync.documents,
    store: erasureStore,
    uploads: createUploads({ folder: config.dataFolder, forget: imports.forget }),
    keepers: [keptValues(storage), keptCopies(sealedKept)],
    users: addresses,
    settled: projector.settled,
    now,
    newId,
    log,
  });
  const feed = createFeed({ storage, identities: accounts, boards, onProjected: projector.onProjected, erasures });
  const exports = createExports({ storage, boards, audit: store.audit, now });
  const about = createAboutContact({
    storage,
    erasures: erasureStore,
    auditLines: store.auditLines,
    users: addresses,
    kept: [keptValues(storage), keptCopies(sealedKept)],
    now,
  });

  const sealed = createSealedCopies({ store: sealedKept, subjectOf, boardsOf: boards.of, now });

  const setup = createSetup({
    accounts,
    oneClick,
    log,
    createEmptyWorkspace: (company) => createEmptyWorkspace(storage, newId, now, company),
    async loadSample(progress) {
      const cast = await accounts.workspace.addSamplePeople(samplePeople());
      // The sample is appended as a whole: settings tell whether it is there already.
      if (!(await storage.aboutDocument('settings' as never)))
        await importSample({ storage, newId, now }, { ...cast, shiftDates: true, progress });
      await projector.settled();
    },
  });

  const health = async () => {
    const state = await storage.status();
    const syncing = sync.status();
    return {
      status: syncing.appendFailures > 0 || projector.failing || space.state === 'full' ? 'failing' : 'ok',
      disk: space.state,
      append: { lastSeq: state.lastSeq, waiting: syncing.appending, failures: syncing.appendFailures },
      projection: { through: state.projectedThrough, lag: state.unprojected },
      effects: { dead: 0 },
      sockets: syncing.sockets,
      openDocuments: syncing.openDocuments,
      readers: feed.readers,
    };
  };
  const around = {
    trustedProxies: config.trustedProxies,
    origins: () => [...new Set([publicUrl(), url, ...localNames(url), ...config.extraOrigins])],
  };
  const app = createApp({
    accounts,
    setup,
    around,
    health,
    epoch: storage.epoch,
    clientFolder,
    log,
    newId,
    mounts: [
      { path: '/api/imports', routes: importRoutes(imports), bodyLimit: importBodyLimit },
      { path: '/api/exports', routes: exportRoutes({ exports, about, identities: accounts, audit: store.audit, now, log }) },
      { path: '/api/erasures', routes: erasureRoutes(erasures) },
      { path: '/api/overwritten', routes: overwrittenRoutes({ storage, subjectOf }) },
      { path: '/api/sealed-copies', routes: sealedCopiesRoutes(sealed), bodyLimit: sealedBodyLimit },
      { path: '/api/feed', routes: feedRoutes(feed, log) },
      { path: '/api/document-copies', routes: documentCopiesRoutes({ storage, boards, log }) },
      { path: '/api/debug', routes: debugRoutes(storage, async () => ({ ...(await storage.status()), ...(await health()) })) },
      {
        path: '/api',
        routes: recordRoutes({ storage, documents: sync.documents, boards, subjectOf, newId, now, random: Math.random }),
        bodyLimit: 256 * 1024,
      },
    ],
  });

  const server = createServer(getRequestListener(app.fetch));
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!sync.handleUpgrade(request, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  try {
    await boards.refresh();
    const port = await listen(server, config);
    url = `http://${config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`;
  } catch (error) {
    await opened.close();
    throw error;
  }
  const chores = setInterval(() => {
    const kept = new Date(now().getTime() - sealedFor).toISOString();
    void Promise.all([accounts.sweep(), outbox.deliver(), sealed.sweep(), storage.forgetOverwrittenBefore(kept)]).catch((error) =>
      log.error('chores.failed', errorFacts(error)),
    );
  }, sweepEvery);

  projector.wake();
  erasures.resume().catch((error) => log.error('erasures.not-resumed', errorFacts(error)));
  imports.resume().catch((error) => log.error('imports.not-resumed', errorFacts(error)));
  await publishPeople();
  const filling = config.sample
    ? setup.startSample({ name: 'Ruben de Vries', email: 'admin@example.com' }, 'Maven Hardware')
    : setup.resume();
  filling.catch((error) => log.error('workspace.not-filled', errorFacts(error)));

  return {
    get url() {
      return publicUrl();
    },
    routes: mounted(app.routes),
    async stop(deadlineMs) {
      clearInterval(chores);
      space.stop();
      feed.stop();
      server.close();
      // One that is cut off goes on at the next start.
      await Promise.race([erasures.idle(), wait(deadlineMs, undefined, { ref: false })]);
      await imports.close();
      await sync.stop(deadlineMs);
      server.closeAllConnections();
      await Promise.all([projector.stop(), accounts.settled()]);
      await outbox.idle();
      await opened.close();
    },
  };
}

/** A browser on this machine may say either name of it. */
const localNames = (url: string): readonly string[] => (url.includes('localhost') ? [url.replace('localhost', '127.0.0.1')] : []);

function listen(server: ReturnType<typeof createServer>, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`
            : error.code === 'EACCES'
              ? `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`
              : `Tandem cannot listen on ${host}:${port}: ${error.message}. Check TANDEM_HOST and PORT`,
        ),
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
