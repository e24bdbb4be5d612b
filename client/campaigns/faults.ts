/** Faults that are planted to see that the campaign notices them. */
import type { Device } from '../src/sync/device.ts';

export const faultNames = ['device-forgets', 'disk-forgets', 'feed-forgets', 'deaf-peer', 'silent-peer'] as const;
export type Fault = (typeof faultNames)[number];

/** Every tenth update of a document never reaches the device. */
export function forgetful(device: Device): Device {
  let count = 0;
  return { ...device, appendUpdate: async (name, update) => (++count % 10 === 0 ? undefined : device.appendUpdate(name, update)) };
}

/** Every fortieth message gets lost on its way in, or out, as if the line were not TCP. */
export function loseMessages(direction: 'in' | 'out'): void {
  const Real = globalThis.WebSocket;
  let count = 0;
  const lost = () => ++count % 40 === 0;
  globalThis.WebSocket = class extends Real {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (direction !== 'out' || !isUpdate(data) || !lost()) super.send(data);
    }
    override addEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
      if (direction !== 'in' || type !== 'message') return super.addEventListener(type, listener);
      super.addEventListener(type, (event: Event) => {
        if (isUpdate((event as MessageEvent).data) && lost()) return;
        if (typeof listener === 'function') listener.call(this, event);
        else listener.handleEvent(event);
      });
    }
  };
}

/** Address, type 0 (sync), step 2 (an update). */
function isUpdate(data: unknown): boolean {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data instanceof Uint8Array ? data : new Uint8Array();
  const at = (bytes[0] ?? 0) + 1;
  return bytes[at] === 0 && bytes[at + 1] === 2;
}
