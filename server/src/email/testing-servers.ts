/** For tests: a mail server and a mail provider that run here and keep what they are given. */
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Arrived } from './mailer.contract.ts';

/** `takes-...`: the mail arrives, and its sender does not hear so. */
export type SmtpFault =
  | 'takes-and-is-silent'
  | 'takes-and-hangs-up'
  | 'takes-and-babbles'
  | 'hangs-up-at-once'
  | 'hangs-up-before-the-message';

export interface LocalSmtp {
  readonly url: string;
  readonly received: string[];
  refuseNext: 'for good' | 'for now' | undefined;
  /** How it behaves until told otherwise; undefined: as it should. */
  fault: SmtpFault | undefined;
  readonly recipients: string[][];
  close(): Promise<void>;
}

/** Just enough of RFC 5321 to take a mail. */
export async function localSmtp(): Promise<LocalSmtp> {
  const received: string[] = [];
  const recipients: string[][] = [];
  const state = { refuseNext: undefined as LocalSmtp['refuseNext'], fault: undefined as LocalSmtp['fault'] };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let [buffer, inData, to] = ['', false, [] as string[]];
    const say = (line: string) => socket.write(`${line}\r\n`);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (state.fault === 'hangs-up-at-once') return socket.destroy();
    say('220 local');
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (;;) {
        const end = inData ? '\r\n.\r\n' : '\r\n';
        const at = buffer.indexOf(end);
        if (at < 0) return;
        const part = buffer.slice(0, at);
        buffer = buffer.slice(at + end.length);
        if (inData) {
          inData = false;
          received.push(part.replace(/^\.\./gm, '.'));
          recipients.push(to);
          to = [];
          if (state.fault === 'takes-and-hangs-up') socket.destroy();
          else if (state.fault !== 'takes-and-is-silent') say(state.fault === 'takes-and-babbles' ? 'what a lovely day' : '250 kept');
        } else if (/^DATA/i.test(part)) {
          const how = state.refuseNext;
          state.refuseNext = undefined;
          if (how) say(how === 'for now' ? '451 later' : '550 never');
          else if (state.fault === 'hangs-up-before-the-message') socket.destroy();
          else {
            inData = true;
            say('354 go on');
          }
        } else if (/^QUIT/i.test(part)) {
          say('221 bye');
          socket.end();
        } else {
          if (/^RCPT/i.test(part)) to.push(/<([^>]*)>/.exec(part)?.[1] ?? '');
          say('250 fine');
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    received,
    recipients,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  });
}

export type ResendFault =
  | 'takes-and-is-silent'
  | 'takes-and-hangs-up'
  | 'takes-and-babbles'
  | 'takes-and-is-slow'
  | 'hangs-up-at-once'
  | 'refuses-in-prose'
  | 'has-a-fault'
  | 'has-too-much'
  | 'knows-the-key-with-other-words';

export interface LocalResend {
  readonly baseUrl: string;
  readonly received: Arrived[];
  readonly keys: string[];
  refuseNext: 'for good' | 'for now' | undefined;
  /** How it behaves until told otherwise; undefined: as it should. */
  fault: ResendFault | undefined;
  /** Forgets its keys, as the provider does after a day. */
  forgetKeys(): void;
  close(): Promise<void>;
}

const refusals: Partial<Record<ResendFault, { readonly status: number; readonly name: string }>> = {
  'refuses-in-prose': { status: 422, name: '' },
  'has-a-fault': { status: 503, name: 'application_error' },
  'has-too-much': { status: 429, name: 'rate_limit_exceeded' },
  'knows-the-key-with-other-words': { status: 409, name: 'invalid_idempotent_request' },
};

/** Answers POST /emails as the provider does: one mail per idempotency key. */
export async function localResend(): Promise<LocalResend> {
  const received: Arrived[] = [];
  const keys: string[] = [];
  const state = { refuseNext: undefined as LocalResend['refuseNext'], fault: undefined as LocalResend['fault'] };
  const server = createHttp(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { refuseNext: how, fault } = state;
    state.refuseNext = undefined;
    if (fault === 'hangs-up-at-once') return void request.socket.destroy();
    const refusal = fault && refusals[fault];
    if (refusal) {
      if (refusal.name) answer(refusal.status, { statusCode: refusal.status, name: refusal.name, message: 'no' });
      else response.writeHead(refusal.status, { 'content-type': 'text/html' }).end('<h1>No</h1>');
      return;
    }
    if (request.url !== '/emails' || request.headers.authorization !== 'Bearer re_test')
      answer(401, { statusCode: 401, name: 'missing_api_key', message: 'no key' });
    else if (how)
      answer(how === 'for now' ? 500 : 422, {
        statusCode: how === 'for now' ? 500 : 422,
        name: how === 'for now' ? 'internal_server_error' : 'validation_error',
        message: 'no',
      });
    else {
      const key = String(request.headers['idempotency-key']);
      if (!keys.includes(key)) {
        keys.push(key);
        const { to, subject, text: plain, html, attachments = [] } = JSON.parse(text);
        received.push({
          to: [to].flat(),
          subject,
          text: plain,
          html,
          headers: [],
          attachments: attachments.map(({ filename, content }: { filename: string; content: string }) => ({ name: filename, content })),
        });
      }
      if (fault === 'takes-and-hangs-up') request.socket.destroy();
      else if (fault === 'takes-and-babbles') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>');
      else if (fault === 'takes-and-is-slow') setTimeout(() => answer(200, { id: 'mail-1' }), 40);
      else if (fault !== 'takes-and-is-silent') answer(200, { id: 'mail-1' });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    received,
    keys,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forgetKeys: () => void keys.splice(0),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
