/** Whether this device is called, as the browser and the server see it. */
import { request } from '../../state/request.ts';

export type DeviceState = 'unsupported' | 'denied' | 'on' | 'off';
interface Answer {
  readonly publicKey: string;
  readonly devices: readonly { readonly here: boolean }[];
}

const subscriptionHere = async (): Promise<PushSubscription | null> =>
  (await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) ?? null;

export async function deviceState(): Promise<DeviceState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  if (!(await navigator.serviceWorker.getRegistration())) return 'unsupported';
  const { devices } = await request<Answer>('GET', '/api/push');
  return devices.some(({ here }) => here) && (await subscriptionHere()) ? 'on' : 'off';
}

/** Asks the person; call it only from a press. */
export async function callThisDevice(): Promise<DeviceState> {
  if ((await Notification.requestPermission()) !== 'granted') return Notification.permission === 'denied' ? 'denied' : 'off';
  const registration = await navigator.serviceWorker.ready;
  const { publicKey } = await request<Answer>('GET', '/api/push');
  // One that was made with the key of other data cannot be used any more.
  await (await subscriptionHere())?.unsubscribe();
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = subscription.toJSON();
  await request('POST', '/api/push', { endpoint, keys });
  return 'on';
}

export async function leaveThisDevice(): Promise<DeviceState> {
  await request('DELETE', '/api/push');
  await (await subscriptionHere())?.unsubscribe();
  return 'off';
}
