/** For tests: a small store that speaks S3 and refuses whatever is not signed as AWS says, worked out here a second time. */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Place } from '../blobs/s3-blobs.ts';
import { collect } from './bytes.ts';

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

function signatureOf(request: IncomingMessage, secret: string): string | undefined {
  const found = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
    request.headers.authorization ?? '',
  );
  if (!found) return undefined;
  const [, , day = '', region = '', names = ''] = found;
  const url = new URL(request.url ?? '/', 'http://x');
  const query = [...url.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).sort();
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [
    ...[request.method, url.pathname, query.join('&'), headers.join(''), names],
    String(request.headers['x-amz-content-sha256']),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'), 'aws4_request');
  return createHmac('sha256', key).update(text).digest('hex');
}

export interface FakeS3 {
  readonly place: S3Place;
  readonly objects: Map<string, Buffer>;
  /** What was refused, and why. */
  readonly refused: string[];
  close(): Promise<void>;
}

export async function fakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  const secret = 'the secret of the bucket';
  const server = createServer(async (request, response) => {
    const no = (status: number, why: string) => {
      refused.push(`${status} ${why}`);
      request.resume();
      response.writeHead(status).end();
    };
    const given = /Signature=(\w+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!given || given !== signatureOf(request, secret)) return no(403, 'SignatureDoesNotMatch');
    const url = new URL(request.url ?? '/', 'http://x');
    const key = url.pathname.slice('/bucket/'.length);
    if (request.method === 'PUT') {
      // As S3: a body without its length is not taken.
      if (request.headers['content-length'] === undefined) return no(411, 'MissingContentLength');
      const body = await collect<Buffer>(request).catch(() => undefined);
      const bytes = body && Buffer.concat(body);
      if (bytes?.length !== Number(request.headers['content-length'])) return response.destroy();
      objects.set(key, bytes);
      return response.writeHead(200).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    if (url.searchParams.get('list-type') === '2') {
      const all = [...objects.keys()].sort();
      const after = url.searchParams.get('continuation-token') ?? '';
      const [first, next] = all.filter((one) => one > after);
      const entry = first ? `<Contents><Key>${first}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>` : '';
      const more = next ? `<NextContinuationToken>${first}</NextContinuationToken>` : '';
      return response.writeHead(200).end(`<ListBucketResult>${entry}${more}</ListBucketResult>`);
    }
    const object = objects.get(key);
    if (!object) return response.writeHead(404).end();
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const part = range ? object.subarray(Number(range[1]), Number(range[2]) + 1) : object;
    return response.writeHead(range ? 206 : 200, { 'content-length': part.length }).end(part);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    place: { endpoint: `http://127.0.0.1:${port}`, bucket: 'bucket', region: 'eu-north-1', accessKeyId: 'key', secretAccessKey: secret },
    objects,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
