/** The composition: every part, and which adapter stands behind which port. */
import { createServer } from 'node:http';
import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createAccounts } from './accounts/accounts.ts';
import { createSetup } from './accounts/setup.ts';
import { createCalendarsAtWork } from './calendars-at-work.ts';
import type { Config } from './config.ts';
import { createAccess } from './derive/access.ts';
import { createEmptyWorkspace } from './derive/new-workspace.ts';
import { createProjector } from './derive/projector.ts';
import { createOutbox } from './email/outbox.ts';
import { openTransport } from './email/transport.ts';
import { createEnquiriesAtWork } from './enquiries-at-work.ts';
import { createBoards } from './feed/boards.ts';
import { createFeed } from './feed/feed.ts';
import { figuresAtWork } from './figures-at-work.ts';
import { createFilesAtWork } from './files-at-work.ts';
import { spaceOf, watchFreeSpace } from './free-space.ts';
import { readHealth } from './health.ts';
import { createApp } from './http/app.ts';
import { debugRoutes } from './http/debug.ts';
import { documentCopiesRoutes } from './http/document-copies.ts';
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
import { createLeavingAtWork } from './leaving-at-work.ts';
import { listen, localNames } from './listen.ts';
import { errorFacts, type Log } from './log.ts';
import { createPlanExportAtWork } from './plan-export-at-work.ts';
import { createPlanHistoryAtWork } from './plan-history-at-work.ts';
import { createPlansAtWork } from './plans-at-work.ts';
import { createQuotesAtWork } from './quotes-at-work.ts';
import { createRulesAtWork } from './rules-at-work.ts';
import { createSealedCopies, sealedFor } from './sealed/sealed-copies.ts';
import { settingsNow } from './settings-now.ts';
import { createLogo } from './share/logo.ts';
import { createShareAtWork } from './share-at-work.ts';
import { openSqliteStorage } from './storage/sqlite/sqlite-storage.ts';
import type { Storage } from './storage/storage.ts';
import { createSync } from './sync/sync.ts';
import { createTellingAtWork } from './telling-at-work.ts';
import { wakingStorage } from './waking-storage.ts';

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
  const storage: Storage = space.guard(wakingStorage(opened.storage, projector, () => rules.wake()));

  let url = '';
  const publicUrl = () => config.publicUrl ?? url;
  const store = opened.store('accounts');
  const outbox = createOutbox({ store, transport: openTransport(config.mail, store), now, log });
  const accounts = createAccounts({ store, mailer: outbox, now, baseUrl: publicUrl, log, newId });

  const boards = createBoards(storage);
  const subjectOf = createAccess(storage);
  const settings = settingsNow(storage);
  const planHistory = createPlanHistoryAtWork({ storage, subjectOf, settings, now, log });
  const sync = createSync({
    ...{ storage, identities: accounts, subjectOf, mayCompact: planHistory.follows, now, log },
    origins: config.extraOrigins,
    trustedProxies: config.trustedProxies,
  });
  const strangers = createEnquiriesAtWork({
    store: opened.store('enquiries'),
    storage,
    documents: sync.documents,
    newId,
    now,
    mailInSecret: config.mailInSecret,
  });
  const files = await createFilesAtWork({
    ...{ config, store: opened.store('files'), subjectOf, identities: accounts, put: projector.put, publish: projector.publish },
    ...{ diskIsFull: () => space.state === 'full', newId, now, log },
  });
  const logo = createLogo({ files: files.shared, settings });
  const quotes = createQuotesAtWork({
    ...{ store: opened.store('quotes'), storage, documents: sync.documents, accounts, boards, subjectOf, logo, newId, now, log },
    ...{ files: files.shared, removeFile: files.removeFile, links: () => share.links, settled: projector.settled },
  });
  const share = await createShareAtWork({
    ...{ store: opened.store('share'), storage, documents: sync.documents, accounts, outbox, boards, subjectOf, settings, logo },
    ...{ files: files.shared, quotes: quotes.quotes, put: projector.put, record: storage.recordEvents, networks: config.networks },
    ...{ folder: config.dataFolder, publicUrl, newId, now, log },
  });
  const { engine: rules, mounts: ruleMounts } = createRulesAtWork({
    storage,
    documents: sync.documents,
    outbox,
    accounts,
    enquiries: strangers.enquiries,
    share,
    publicUrl,
    boards,
    log,
    now,
    // The folder belongs to one server at a time: after a crash the next one goes on without waiting for a lease.
    holder: 'server',
  });
  const { telling, mounts: tellingMounts } = createTellingAtWork({
    ...{ store: opened.store('telling'), storage, documents: sync.documents, accounts, boards, mailer: outbox, publicUrl },
    ...{ now, later: rules.clock.after, log },
  });
  projector.onProjected(async (change) => {
    if (change.events) rules.wake();
    if (change.documents.some((name) => name === 'settings')) share.look();
    if (change.documents.some((name) => name.startsWith('plan/'))) planHistory.versions.wake();
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
    ...{ store: opened.store('imports'), storage, documents: sync.documents, folder: config.dataFolder, now, newId, log },
    ...{ random: Math.random, onWritten: () => projector.wake() },
  });

  const sealedKept = opened.store('sealed');
  const leaving = createLeavingAtWork({
    ...{ store, erasures: opened.store('erasures'), sealed: sealedKept, storage, documents: sync.documents, accounts, imports, boards },
    ...{ keepers: [files.keeper, quotes.keeper, share.keeper, strangers.enquiries.keeper, planHistory.keeper], settled: projector.settled },
    ...{ folder: config.dataFolder, now, newId, log },
  });
  const { erasures } = leaving;
  const feed = createFeed({ storage, identities: accounts, boards, onProjected: projector.onProjected, erasures });
  const sealed = createSealedCopies({ store: sealedKept, subjectOf, boardsOf: boards.of, now, onSealed: sync.announceSealed });
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
      await Promise.all([files.loadSample(cast.userOf('Helen Marsh')), projector.settled()]);
    },
  });

  const plans = createPlansAtWork({ storage, documents: sync.documents, boards, subjectOf, newId, now });
  const planExport = createPlanExportAtWork({ storage, boards, subjectOf, files, audit: store.audit, now });

  const health = () => readHealth({ storage, sync, projector, rules, telling, space, feed });
  const around = {
    trustedProxies: config.trustedProxies,
    origins: () => [...new Set([publicUrl(), url, ...localNames(url), ...config.extraOrigins])],
  };
  const calendars = createCalendarsAtWork({ store: opened.store('calendarFeeds'), storage, accounts, boards, around, now, publicUrl });
  const app = createApp({
    accounts,
    setup,
    around,
    health,
    epoch: storage.epoch,
    clientFolder,
    log,
    newId,
    open: calendars.open,
    strangers: [...strangers.strangers(around), ...share.strangers(around)],
    seen: share.seen,
    mounts: [
      { path: '/api/imports', routes: importRoutes(imports), bodyLimit: importBodyLimit },
      ...leaving.mounts,
      { path: '/api/overwritten', routes: overwrittenRoutes({ storage, subjectOf }) },
      { path: '/api/sealed-copies', routes: sealedCopiesRoutes(sealed), bodyLimit: sealedBodyLimit },
      { path: '/api/feed', routes: feedRoutes(feed, log) },
      ...figuresAtWork({ storage, now, projector }),
      ...ruleMounts,
      ...calendars.mounts,
      ...strangers.mounts(around),
      ...files.mounts,
      ...quotes.mounts,
      ...planHistory.mounts,
      ...planExport.mounts,
      ...plans.mounts,
      ...share.mounts,
      ...tellingMounts,
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
    void Promise.all([
      accounts.sweep(),
      outbox.deliver(),
      sealed.sweep(),
      strangers.enquiries.sweep(),
      files.sweep(),
      share.sweep(),
      planHistory.sweep(),
      storage.forgetOverwrittenBefore(kept),
    ]).catch((error) => log.error('chores.failed', errorFacts(error)));
  }, sweepEvery);

  projector.wake();
  rules.start();
  telling.start();
  share.resume().catch((error) => log.error('share.not-resumed', errorFacts(error)));
  quotes.resume();
  strangers.enquiries.resume().catch((error) => log.error('enquiries.not-resumed', errorFacts(error)));
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
      await Promise.race([quotes.stop(), wait(deadlineMs, undefined, { ref: false })]);
      planExport.stop();
      await Promise.race([share.stop(), wait(deadlineMs, undefined, { ref: false })]);
      // Before the documents that effects are written into.
      await Promise.race([rules.stop(), wait(deadlineMs, undefined, { ref: false })]);
      await Promise.race([telling.stop(), wait(deadlineMs, undefined, { ref: false })]);
      await sync.stop(deadlineMs);
      await files.stop();
      server.closeAllConnections();
      await Promise.all([projector.stop(), planHistory.versions.stop(), accounts.settled()]);
      await outbox.idle();
      await opened.close();
    },
  };
}
