/** The file being prepared. It outlives the screen, so that leaving the page and coming back loses no decision. */
import { create } from 'zustand';
import { onSessionEnd } from '../../state/session.ts';
import {
  type Addition,
  type Batch,
  type DryRun,
  dryRunOf,
  type Kind,
  type Look,
  listBatches,
  lookAt,
  type Options,
  type Repair,
  startImport,
  uploadFile,
} from './import-api.ts';

interface State {
  readonly reading: string;
  readonly look: Look | undefined;
  readonly options: Options | undefined;
  readonly chosen: ReadonlySet<number>;
  readonly dry: DryRun | undefined;
  readonly running: boolean;
  readonly failure: unknown;
  readonly batches: readonly Batch[];
}
const nothing: State = {
  reading: '',
  look: undefined,
  options: undefined,
  chosen: new Set(),
  dry: undefined,
  running: false,
  failure: undefined,
  batches: [],
};

export const useImport = create<State>(() => nothing);
const { setState: set, getState: get } = useImport;
onSessionEnd(async () => set(nothing));

/** Longer files are tried when the person asks for it, not after every change. */
const tryAtOnce = 20_000;
let attempt = 0;

export async function openFile(file: File): Promise<void> {
  set({ ...nothing, batches: get().batches, reading: file.name });
  await guarded(async () => {
    const { id } = await uploadFile(file);
    await look(id, {});
  });
  set({ reading: '' });
}

export const closeFile = (): void => set({ ...nothing, batches: get().batches });

async function look(file: string, choice: { readonly kind?: Kind; readonly form?: Options['form'] }): Promise<void> {
  const found = await lookAt(file, choice);
  const before = get().options;
  set({
    look: found,
    dry: undefined,
    chosen: new Set(),
    options: {
      kind: found.kind,
      form: choice.form ?? {},
      targets: found.columns.map((column) => column.target),
      repairs: found.rememberedRepairs,
      corrections: [],
      owners: {},
      notAdded: [],
      currency: before?.currency ?? '',
      existing: before?.existing ?? 'update',
      preferred: [],
    },
  });
  await tryRun({ tick: true });
}

export const lookAgain = (choice: { readonly kind?: Kind; readonly form?: Options['form'] }): Promise<void> => {
  const { look: known, options } = get();
  if (!known || !options) return Promise.resolve();
  return guarded(() => look(known.file.id, { kind: choice.kind ?? options.kind, form: choice.form ?? options.form }));
};

/** Changes decisions and tries again; a column's change also counts as chosen by the person. */
export function decide(patch: Partial<Options>, column?: number): Promise<void> {
  const { options, chosen, look: known } = get();
  if (!options || !known) return Promise.resolve();
  set({ options: { ...options, ...patch }, chosen: column === undefined ? chosen : new Set([...chosen, column]) });
  return known.records > tryAtOnce ? Promise.resolve() : guarded(() => tryRun({ tick: false }));
}

/** `tick`: repairs that are sure are ticked beforehand, and what they change is tried with them. */
export async function tryRun({ tick }: { readonly tick: boolean }): Promise<void> {
  const { look: known, options } = get();
  if (!known || !options) return;
  const mine = ++attempt;
  set({ running: true });
  try {
    let dry = await dryRunOf(known.file.id, options);
    const sure = tick ? dry.repairs.filter((repair) => repair.ticked && !options.repairs.some((one) => sameRepair(one, repair))) : [];
    if (sure.length > 0) {
      const repaired = { ...options, repairs: [...options.repairs, ...sure.map(({ field, from, to }) => ({ field, from, to }))] };
      set({ options: repaired });
      dry = await dryRunOf(known.file.id, repaired);
    }
    if (mine === attempt) set({ dry, failure: undefined });
  } finally {
    if (mine === attempt) set({ running: false });
  }
}

export const sameRepair = (a: Pick<Repair, 'field' | 'from'>, b: Pick<Repair, 'field' | 'from'>): boolean =>
  a.field === b.field && a.from === b.from;
export const sameAddition = (a: Pick<Addition, 'list' | 'title'>, b: Pick<Addition, 'list' | 'title'>): boolean =>
  a.list === b.list && a.title === b.title;

export async function bringIn(): Promise<boolean> {
  const { look: known, options } = get();
  if (!known || !options) return false;
  let started = false;
  await guarded(async () => {
    await startImport(known.file.id, options);
    started = true;
    closeFile();
    await refreshBatches();
  });
  return started;
}

export const refreshBatches = (): Promise<void> =>
  listBatches().then(
    ({ batches }) => set({ batches }),
    () => undefined,
  );
export const isRunning = ({ state }: Batch): boolean => ['waiting', 'running', 'cancelling', 'undoing'].includes(state);

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    set({ failure: undefined });
  } catch (failure) {
    set({ failure });
  }
}
