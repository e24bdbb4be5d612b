/**
 * Rows on the device, as a log of segments: a batch of the feed becomes one or more segments of some hundreds of rows, a single
 * change a loose row that counts more, and many loose rows a segment again. Nothing is read to be written.
 */
import { changedSince, type KeptRow, type KeptRows, type Pictures, type RowBatch } from './device.ts';
import type { DeviceConnection } from './device-connection.ts';
import type { Database } from './device-tables.ts';

interface Segment {
  readonly rows: readonly KeptRow[];
  readonly gone: readonly string[];
}
const rowsInSegment = 500;
/** So many single changes are cheaper to read as one segment. */
const mostLoose = 300;
/** Beyond this, what a picture shows is more old than new. */
const mostChanged = 2000;
/** A device reads this many ranges at once: while one is parsed, the next comes from the disk. */
const ranges = 12;

export function keptRows(connection: DeviceConnection) {
  /** What is saved follows on what was read: in a database that was emptied since, a cursor would run ahead of its rows. */
  let readFrom = connection.lineage();
  let unkept: RowBatch | undefined;

  async function load(): Promise<KeptRows> {
    const loaded = await connection.run(readRows, { rows: [], cursors: {}, complete: false, written: 0, gone: 0 });
    readFrom = connection.lineage();
    unkept = undefined;
    // After many changes most of what is read is outdated: it is written anew, when the first screen has long been shown.
    if (loaded.gone > 0) void purge();
    if (loaded.written > 2 * loaded.rows.length + 2 * rowsInSegment) setTimeout(() => void tidy(), 10_000);
    return { rows: loaded.rows, cursors: loaded.cursors, complete: loaded.complete };
  }

  async function loadCursors(): Promise<Readonly<Record<string, number>>> {
    const loaded = await connection.run((db) => cursorsIn(db.transaction('cursors').store), {});
    readFrom = connection.lineage();
    unkept = undefined;
    return loaded;
  }

  async function save(batch: RowBatch): Promise<void> {
    const all = unkept ? joined(unkept, batch) : batch;
    unkept = all;
    const kept = await connection.run(
      async (db) => {
        await writeRows(db, all);
        return true;
      },
      false,
      readFrom,
    );
    if (kept && unkept === all) unkept = undefined;
    // What was taken away from this person leaves the disk, not only the lists.
    if (kept && all.remove.length > 0) void purge();
  }

  let purging: Promise<void> | undefined;
  let purgeAgain = false;
  /** One at a time; what is taken away meanwhile is looked for in another round. */
  function purge(): Promise<void> {
    purgeAgain = true;
    purging ??= (async () => {
      while (purgeAgain) {
        purgeAgain = false;
        await connection.run(dropGone, undefined, readFrom);
      }
      purging = undefined;
    })();
    return purging;
  }

  const tidy = (): Promise<void> => connection.run(rewrite, undefined, readFrom);

  const markComplete = (): Promise<void> =>
    connection.run(async (db) => void (await db.put('facts', true, 'complete')), undefined, readFrom);

  const loadPictures = (): Promise<Pictures> => connection.run(readPictures, new Map());

  const savePictures = (make: () => Pictures | undefined): Promise<void> =>
    connection.run((db) => writePictures(db, make()), undefined, readFrom);

  return { load, loadCursors, save, tidy, purge, markComplete, loadPictures, savePictures };
}

async function readRows(db: Database) {
  const transaction = db.transaction(['segments', 'loose', 'cursors', 'facts']);
  const segments = transaction.objectStore('segments');
  const rows = new Map<string, KeptRow>();
  let written = 0;
  let goneMarks = 0;
  const take = (text: string) => {
    const { rows: found, gone } = JSON.parse(text) as Segment;
    written += found.length + gone.length;
    goneMarks += gone.length;
    for (const kept of found) rows.set(kept.key, kept);
    for (const key of gone) rows.delete(key);
  };
  const rest = Promise.all([
    transaction.objectStore('loose').getAll(),
    cursorsIn(transaction.objectStore('cursors')),
    transaction.objectStore('facts').get('complete'),
  ]);
  const keys = await segments.getAllKeys();
  const step = Math.max(1, Math.ceil(keys.length / ranges));
  const read = (from: number) =>
    from < keys.length ? segments.getAll(IDBKeyRange.bound(keys[from], keys[Math.min(from + step, keys.length) - 1])) : undefined;
  // One range ahead and no more: text that was parsed must not stay in memory until the last of it is.
  let ahead = read(0);
  for (let from = 0; ahead; from += step) {
    const texts: readonly string[] = await ahead;
    ahead = read(from + step);
    texts.forEach(take);
  }
  const [loose, cursors, complete] = await rest;
  written += loose.length;
  for (const { key, kept } of loose) {
    if (kept) rows.set(key, kept);
    else {
      rows.delete(key);
      goneMarks++;
    }
  }
  return { rows: [...rows.values()], cursors, complete: complete === true, written, gone: goneMarks };
}

async function cursorsIn(store: {
  getAllKeys(): Promise<string[]>;
  getAll(): Promise<number[]>;
}): Promise<Readonly<Record<string, number>>> {
  const [audiences, through] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return Object.fromEntries(audiences.map((audience, i) => [audience, through[i] ?? 0]));
}

async function writeRows(db: Database, batch: RowBatch): Promise<void> {
  const transaction = db.transaction(['segments', 'loose', 'cursors', 'pictures'], 'readwrite', { durability: 'relaxed' });
  const [segments, loose, cursors] = [
    transaction.objectStore('segments'),
    transaction.objectStore('loose'),
    transaction.objectStore('cursors'),
  ];
  // What a request fails of, the transaction fails of too, and says so at its end.
  const ask = (...requests: readonly Promise<unknown>[]) => requests.forEach((request) => void request.catch(() => undefined));
  const pictures = transaction.objectStore('pictures');
  // Which pictures a row stands in, under its own name or another's, nobody knows.
  if (batch.remove.length > 0) ask(pictures.clear());
  else if (batch.put.length > 0) {
    const before = await pictures.get(changedSince);
    const changed = before === undefined ? undefined : new Set([...(JSON.parse(before) as string[]), ...batch.put.map(({ key }) => key)]);
    if (changed && changed.size > mostChanged) ask(pictures.clear());
    else if (changed) ask(pictures.put(JSON.stringify([...changed]), changedSince));
  }
  if (batch.put.length + batch.remove.length > mostLoose) {
    for (const text of segmentsOf(batch.put, batch.remove)) ask(segments.add(text));
    const outdated = new Set([...batch.put.map((kept) => kept.key), ...batch.remove]);
    for (const key of await loose.getAllKeys()) if (outdated.has(key)) ask(loose.delete(key));
  } else {
    for (const kept of batch.put) ask(loose.put({ key: kept.key, kept }));
    for (const key of batch.remove) ask(loose.put({ key, kept: undefined }));
    if ((await loose.count()) > mostLoose) {
      const all = await loose.getAll();
      const put = all.flatMap(({ kept }) => kept ?? []);
      for (const text of segmentsOf(
        put,
        all.flatMap(({ key, kept }) => (kept ? [] : [key])),
      ))
        ask(segments.add(text));
      ask(loose.clear());
    }
  }
  ask(...batch.left.map((audience) => cursors.delete(audience)));
  ask(...Object.entries(batch.cursors).map(([audience, through]) => cursors.put(through, audience)));
  await transaction.done;
}

async function readPictures(db: Database): Promise<Pictures> {
  const { store } = db.transaction('pictures');
  const [names, texts] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return new Map(names.map((name, i) => [name, texts[i] ?? '']));
}

async function writePictures(db: Database, pictures: Pictures | undefined): Promise<void> {
  if (!pictures) return;
  const { store, done } = db.transaction('pictures', 'readwrite', { durability: 'relaxed' });
  const written = [...pictures].map(([name, text]) => store.put(text, name));
  await Promise.all([...written, store.put('[]', changedSince), done]);
}

/** Every version of a row that is gone, and with the last of them the mark that it is. */
async function dropGone(db: Database): Promise<void> {
  const transaction = db.transaction(['segments', 'loose'], 'readwrite', { durability: 'relaxed' });
  const [segments, loose] = [transaction.objectStore('segments'), transaction.objectStore('loose')];
  const marks = (await loose.getAll()).filter(({ kept }) => !kept).map(({ key }) => key);
  /** A row that came back after it was gone stands in a later segment: only what is older goes. */
  const gone = new Set<string>(marks);
  for (let at = await segments.openCursor(null, 'prev'); at; at = await at.continue()) {
    if (!at.value.endsWith('"gone":[]}') || [...gone].some((key) => at?.value.includes(key))) {
      const segment = JSON.parse(at.value) as Segment;
      const left: Segment = { rows: segment.rows.filter(({ key }) => !gone.has(key)), gone: [] };
      for (const key of segment.gone) gone.add(key);
      // Within a segment a mark counts more than a row: it was written for what stands before.
      if (left.rows.length === 0) await at.delete();
      else if (left.rows.length < segment.rows.length || segment.gone.length > 0) await at.update(JSON.stringify(left));
    }
  }
  await Promise.all([...marks.map((key) => loose.delete(key)), transaction.done]);
}

/** Everything outdated goes. Other tabs may write meanwhile: they wait, as for any transaction. */
async function rewrite(db: Database): Promise<void> {
  const transaction = db.transaction(['segments', 'loose', 'pictures'], 'readwrite', { durability: 'relaxed' });
  const [segments, loose] = [transaction.objectStore('segments'), transaction.objectStore('loose')];
  const rows = new Map<string, KeptRow>();
  for (let at = await segments.openCursor(); at; at = await at.continue()) {
    const { rows: found, gone } = JSON.parse(at.value) as Segment;
    for (const kept of found) rows.set(kept.key, kept);
    for (const key of gone) rows.delete(key);
  }
  for (const { key, kept } of await loose.getAll()) {
    if (kept) rows.set(key, kept);
    else rows.delete(key);
  }
  await Promise.all([segments.clear(), loose.clear(), transaction.objectStore('pictures').clear()]);
  // One by one, so that the page stays answerable between them.
  for (const text of segmentsOf([...rows.values()], [])) await segments.add(text);
  await transaction.done;
}

function* segmentsOf(put: readonly KeptRow[], gone: readonly string[]): Generator<string> {
  for (let i = 0; i < Math.max(put.length, gone.length); i += rowsInSegment) {
    const segment: Segment = { rows: put.slice(i, i + rowsInSegment), gone: gone.slice(i, i + rowsInSegment) };
    yield JSON.stringify(segment);
  }
}

/** What could not be kept goes with what comes next: the newer word about a row counts. */
function joined(before: RowBatch, after: RowBatch): RowBatch {
  const put = new Map(before.put.map((kept) => [kept.key, kept]));
  const remove = new Set(before.remove);
  for (const kept of after.put) {
    put.set(kept.key, kept);
    remove.delete(kept.key);
  }
  for (const key of after.remove) {
    put.delete(key);
    remove.add(key);
  }
  const cursors = Object.fromEntries(Object.entries(before.cursors).filter(([audience]) => !after.left.includes(audience)));
  const left = [...before.left, ...after.left].filter((audience) => !(audience in after.cursors));
  return { put: [...put.values()], remove: [...remove], cursors: { ...cursors, ...after.cursors }, left };
}
