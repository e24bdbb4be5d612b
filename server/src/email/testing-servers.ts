/** For tests: a mail server and a mail provider that run here and keep what they are given. */
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import type { Arrived } from './mailer.contract.ts';

export interface LocalSmtp {
  readonly url: string;
  readonly received: string[];
  refuseNext: 'for good' | 'for now' | undefined;
  readonly recipients: string[][];
  close(): Promise<void>;
}

/** Just enough of RFC 5321 to take a mail. */
export async function localSmtp(): Promise<LocalSmtp> {
  const received: string[] = [];
  const recipients: string[][] = [];
  const state = { refuseNext: undefined as LocalSmtp['refuseNext'] };
  const server = createServer((socket) => {
    let [buffer, inData, to] = ['', false, [] as string[]];
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 local');
    socket.on('error', () => undefined);
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
          say('250 kept');
        } else if (/^DATA/i.test(part)) {
          const how = state.refuseNext;
          state.refuseNext = undefined;
          if (how) say(how === 'for now' ? '451 later' : '550 never');
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
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

export interface LocalResend {
  readonly baseUrl: string;
  readonly received: Arrived[];
  readonly keys: string[];
  refuseNext: 'for good' | 'for now' | undefined;
  close(): Promise<void>;
}

/** Answers POST /emails as the provider does: one mail per idempotency key. */
export async function localResend(): Promise<LocalResend> {
  const received: Arrived[] = [];
  const keys: string[] = [];
  const state = { refuseNext: undefined as LocalResend['refuseNext'] };
  const server = createHttp(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const how = state.refuseNext;
    state.refuseNext = undefined;
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
      answer(200, { id: 'mail-1' });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    received,
    keys,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
