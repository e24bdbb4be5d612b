/** Where a person is pushed to: one address a session, forgotten with it. Whoever is signed out somewhere is not called there. */
import webPush from 'web-push';
import type { PushService } from './push-service.ts';
import type { PushDevice, PushKeys, TellingStore } from './telling-store.ts';

interface Needs {
  readonly store: TellingStore;
  readonly service: PushService;
  readonly now: () => Date;
  /** Whether somebody is still signed in there. */
  readonly isSignedIn: (session: string) => Promise<boolean>;
  /** Who pushes, as push services want to know: an address of ours. */
  readonly sender: () => string;
}
export interface NewDevice {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}
export interface Push {
  readonly says: string;
  /** A later push with the same tag takes the place of this one. */
  readonly tag: string;
  /** The path to open. */
  readonly open: string;
}
/** `again`: nothing has arrived, another try makes sense. */
export type Pushed = { readonly state: 'sent' | 'nowhere' | 'again' | 'failed'; readonly note: string };

export const mostDevices = 10;
/** A phone that was off for longer finds it in the inbox. */
const keptByService = 86_400;

export function createDevices({ store, service, now, isSignedIn, sender }: Needs) {
  let keys: Promise<PushKeys> | undefined;
  /** Made at the first start and the same ever after: browsers have subscribed with them. */
  const ownKeys = () => {
    keys ??= store.keepKeys(webPush.generateVAPIDKeys()).catch((error) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };

  async function written({ endpoint, p256dh, auth }: NewDevice, push: Push) {
    const vapidDetails = { subject: sender(), ...(await ownKeys()) };
    try {
      const options = { TTL: keptByService, topic: topicOf(push.tag), vapidDetails };
      return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(push), options);
    } catch {
      // Keys of the right length that are none: nobody could read it.
      return { body: null, headers: {} };
    }
  }

  async function pushTo({ endpoint, p256dh, auth }: PushDevice, push: Push): Promise<Pushed> {
    if (!service.allows(endpoint)) return { state: 'failed', note: 'The address of the device is not one of a push service.' };
    const { body, headers } = await written({ endpoint, p256dh, auth }, push);
    if (!body) return { state: 'failed', note: 'The push could not be written.' };
    const { status } = await service.post({ endpoint, headers: headers as Record<string, string | number>, body });
    if (status === 'not-sent') return { state: 'again', note: 'The push service was not reached.' };
    if (status === 'unknown') return { state: 'failed', note: 'The push service did not answer: nobody knows whether it arrived.' };
    if (status >= 200 && status < 300) return { state: 'sent', note: '' };
    if (status === 404 || status === 410) {
      await store.dropEndpoint(endpoint);
      return { state: 'nowhere', note: 'The device is not there any more.' };
    }
    const note = `The push service answered ${status}.`;
    return status === 429 || status >= 500 ? { state: 'again', note } : { state: 'failed', note };
  }

  return {
    publicKey: async (): Promise<string> => (await ownKeys()).publicKey,
    of: (user: string): Promise<readonly PushDevice[]> => store.devicesOf(user),
    /** Whether the address may be one of a push service. */
    allows: (endpoint: string): boolean => service.allows(endpoint),
    add: (user: string, session: string, device: NewDevice): Promise<void> =>
      store.addDevice({ ...device, user, session, createdAt: now().toISOString() }, mostDevices),
    remove: (sessions: readonly string[]): Promise<void> => store.dropDevices(sessions),
    removeAll: (user: string): Promise<void> => store.dropDevicesOf(user),
    /** To all devices of the person. Told is told: one that has it is enough. */
    async push(user: string, push: Push): Promise<Pushed> {
      const devices: PushDevice[] = [];
      for (const device of await store.devicesOf(user)) {
        if (await isSignedIn(device.session)) devices.push(device);
        else await store.dropDevices([device.session]);
      }
      const outcomes = await Promise.all(devices.map((device) => pushTo(device, push)));
      const best = (['sent', 'failed', 'again'] as const).map((state) => outcomes.find((one) => one.state === state)).find(Boolean);
      return best ?? { state: 'nowhere', note: 'No device of the person is told.' };
    },
  };
}
export type Devices = ReturnType<typeof createDevices>;

/** At most 32 letters of an address: ids are longer with their kind, and their end tells them apart. */
const topicOf = (tag: string): string => tag.replace(/[^A-Za-z0-9_-]/g, '-').slice(-32);
