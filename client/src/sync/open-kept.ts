/** Opens the device of a session. Whatever the browser's storage says, the page works, and says what it keeps. */
import type { DocumentName } from '@tandem/core';
import { type Device, memoryDevice } from './device.ts';
import type { DeviceTrouble } from './device-connection.ts';
import { openDevice } from './device-database.ts';
import { setSyncFacts, syncFacts } from './sync-state.ts';

/** An older page in another tab may hold the database: after this the page goes on without. */
const patience = 10_000;

export async function openKept(name: string, onLost: () => void): Promise<Device> {
  const onTrouble = (deviceTrouble: DeviceTrouble | undefined, error?: unknown) => {
    if (deviceTrouble) console.warn(`This device cannot keep changes: ${deviceTrouble}.`, error ?? '');
    setSyncFacts({ deviceFailed: deviceTrouble !== undefined, deviceTrouble });
  };
  const opening = openDevice(name, { onTrouble, onLost, onPending });
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  try {
    const device = await Promise.race([opening, late]);
    if (device) return device;
    onTrouble('blocked');
    void opening.then(
      (unused) => unused.close(),
      () => undefined,
    );
  } catch (error) {
    // Private windows and full disks.
    onTrouble('failed', error);
  }
  return memoryDevice;
}

function onPending(names: ReadonlySet<DocumentName>): void {
  const { keeping } = syncFacts();
  // For whoever watches from outside whether everything typed so far would survive the end of this tab.
  document.documentElement.dataset['onDevice'] = String(names.size === 0);
  if (names.size !== keeping.size || [...names].some((name) => !keeping.has(name))) setSyncFacts({ keeping: names });
}
