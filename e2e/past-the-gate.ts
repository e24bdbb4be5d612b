/** Updates put into the line of a page's sync socket: to the server as if the page had sent them, or to the page as if the server had. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Page, WebSocketRoute } from 'playwright-core';
import { until } from './until.ts';

const [sync, update] = [0, 2];

export interface Line {
  toServer(address: string, bytes: Uint8Array): Promise<void>;
  /** As if there were no gate. */
  toPage(address: string, bytes: Uint8Array): Promise<void>;
}

/** Before the page opens anything. `address`: where the plan is in the program, `/plans/...`. */
export async function tapLine(page: Page): Promise<Line> {
  const sockets: { readonly near: WebSocketRoute; readonly far: WebSocketRoute; readonly names: Set<string> }[] = [];
  await page.routeWebSocket(/\/sync/, (near) => {
    const far = near.connectToServer();
    const names = new Set<string>();
    sockets.push({ near, far, names });
    near.onMessage((message) => {
      // A ping has no name before it.
      if (typeof message !== 'string' && message.length > 2) names.add(decoding.readVarString(decoding.createDecoder(message)));
      far.send(message);
    });
  });
  const at = (address: string) => {
    const id = address.split('/').at(-1) ?? '';
    return [...sockets]
      .reverse()
      .flatMap((socket) => [...socket.names].filter((name) => name.includes(id)).map((name) => ({ ...socket, name })))[0];
  };
  const open = async (address: string) => {
    await until(`${address} is open in the socket`, () => at(address) !== undefined);
    const found = at(address);
    if (!found) throw new Error(`${address} is not open`);
    return found;
  };
  const frame = (name: string, bytes: Uint8Array) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, sync);
    encoding.writeVarUint(encoder, update);
    encoding.writeVarUint8Array(encoder, bytes);
    return Buffer.from(encoding.toUint8Array(encoder));
  };
  return {
    toServer: async (address, bytes) => {
      const { far, name } = await open(address);
      far.send(frame(name, bytes));
    },
    toPage: async (address, bytes) => {
      const { near, name } = await open(address);
      near.send(frame(name, bytes));
    },
  };
}

/** Everything by which a page would show that something in it ran, or asked for something elsewhere. */
export async function watchForHarm(page: Page, origin: string): Promise<() => Promise<readonly string[]>> {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && host !== new URL(origin).host) heard.push(`request: ${request.url()}`);
  });
  page.on('popup', (popup) => heard.push(`window: ${popup.url()}`));
  await page.addInitScript(() => {
    const ran: string[] = [];
    Object.assign(window, {
      ran,
      alert: () => ran.push('alert'),
      msgbox: () => ran.push('msgbox'),
      expression: () => ran.push('expression'),
    });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      ran.push(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  return async () => [
    ...heard,
    ...(await page.evaluate(() => {
      const { ran } = window as unknown as { readonly ran: readonly string[] };
      const polluted = 'isAdmin' in {} ? ['polluted'] : [];
      const strange = document.querySelectorAll(
        '.plan-page :is(script, iframe, object, embed, form, base, meta, link, style, [srcdoc], [onerror], [onload], [onclick])',
      );
      const leads = [...document.querySelectorAll('.plan-page a[href]')].filter(
        (one) => !/^(https?|mailto|tel):/.test((one as HTMLAnchorElement).href),
      );
      return [
        ...ran,
        ...polluted,
        ...[...strange].map((one) => `element: ${one.tagName}`),
        ...leads.map((one) => `link: ${one.getAttribute('href')}`),
      ];
    })),
  ];
}
