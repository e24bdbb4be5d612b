/** What the browser promises about this device's storage: whether it may empty it, how much is used, how much there is. */
export interface StorageState {
  /** `not-supported`: the browser does not say. `not-granted`: it may empty the storage when it needs room. */
  readonly persistence: 'granted' | 'not-granted' | 'not-supported';
  readonly used: number | undefined;
  readonly room: number | undefined;
}

export async function readStorageState(storage: StorageManager | undefined = navigator.storage): Promise<StorageState> {
  const [persisted, estimate] = await Promise.all([
    storage?.persisted?.().catch(() => undefined),
    storage?.estimate?.().catch(() => undefined),
  ]);
  return {
    persistence: persisted === undefined ? 'not-supported' : persisted ? 'granted' : 'not-granted',
    used: estimate?.usage,
    room: estimate?.quota,
  };
}

/** Some browsers decide by themselves, others ask the person: then it is asked where the person wants it. */
export async function askToKeep(storage: StorageManager | undefined = navigator.storage): Promise<StorageState> {
  await storage?.persist?.().catch(() => false);
  return readStorageState(storage);
}

/** WebKit empties the storage of a site that nobody has visited for seven days, unless it was installed to the home screen. */
export const emptiesAfterAWeek = (agent: string = navigator.userAgent): boolean =>
  /AppleWebKit/.test(agent) && !/Chrome|Chromium|Edg|Android/.test(agent);
