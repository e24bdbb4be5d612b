/** For tests: zips that say what they are told to say, true or not. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
  /** 0: as it is. */
  readonly method?: 0 | 8;
  /** What the directory says instead of the truth. */
  readonly saysUnpacked?: number;
  readonly mode?: number;
  readonly locked?: boolean;
}

export function makeZip(entries: readonly Entry[], { saysEntries }: { saysEntries?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, method = 8, saysUnpacked, mode, locked } of entries) {
    const title = Buffer.from(name);
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((locked ? 1 : 0) | 0x800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(saysUnpacked ?? content.length, 18);
    common.writeUInt16LE(title.length, 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common, title]);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt8(mode === undefined ? 0 : 3, 5);
    common.copy(entry, 6);
    entry.writeUInt16LE(0, 32);
    entry.writeUInt32LE((mode ?? 0) * 65_536, 38);
    entry.writeUInt32LE(at, 42);
    parts.push(header, packed);
    directory.push(entry, title);
    at += header.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(saysEntries ?? entries.length, 8);
  end.writeUInt16LE(saysEntries ?? entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** One block of a tar: a header, with what follows it. */
export function makeTar(
  entries: readonly { name: string; kind?: string; target?: string; content?: Buffer; saysSize?: number; realSize?: number }[],
): Buffer {
  const blocks = entries.flatMap(({ name, kind = '0', target = '', content = Buffer.alloc(0), saysSize, realSize }) => {
    const header = Buffer.alloc(512);
    header.write(name.slice(0, 100), 0);
    header.write('0000644\0', 100);
    header.write(`${(saysSize ?? content.length).toString(8).padStart(11, '0')}\0`, 124);
    header.write(kind, 156);
    header.write(target, 157);
    header.write('ustar\x0000', 257);
    if (realSize !== undefined) header.write(realSize.toString(8).padStart(11, '0'), 483);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
