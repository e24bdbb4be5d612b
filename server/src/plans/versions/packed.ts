/** States as they are kept: packed, because a plan has one for every day somebody wrote in it. */
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';

const pack = promisify(deflateRaw) as (bytes: Uint8Array) => Promise<Uint8Array>;
const unpack = promisify(inflateRaw) as (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;
/** More than the gate lets a plan become. */
const most = 64 * 1024 * 1024;

export const packed = async (state: Uint8Array): Promise<Uint8Array> => new Uint8Array(await pack(state));
export const unpacked = async (kept: Uint8Array): Promise<Uint8Array> => new Uint8Array(await unpack(kept, { maxOutputLength: most }));
