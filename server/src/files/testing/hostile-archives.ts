/** Hostile archives: those that grow, and those that write where they should not. */
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { HostileFile } from './hostile-files.ts';
import { type Entry, makeTar, makeZip } from './make-zip.ts';

const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 2 ** 20);
const text = (name: string, more: Partial<Entry> = {}): Entry => ({ name, content: Buffer.from(`content of ${name}`), ...more });

export function bombs(): HostileFile[] {
  const file = (name: string, bytes: Uint8Array, becomes: HostileFile['becomes'] = 'archive-bomb'): HostileFile => ({
    family: 'bombs',
    name,
    bytes,
    becomes,
  });
  const ten = makeZip([{ name: 'zeros', content: zeros(10) }]);
  const nest = (inner: Buffer, levels: number): Buffer =>
    levels === 0 ? inner : nest(makeZip([{ name: 'inner.zip', content: inner, method: 0 }]), levels - 1);
  const many = makeZip(Array.from({ length: 16 }, (_, i) => ({ name: `${i}.zip`, content: ten })));
  return [
    file('ten.zip', ten),
    file('ten.docx', makeZip([text('word/document.xml'), { name: 'word/media/1', content: zeros(10) }])),
    file('ten.xlsx', makeZip([text('xl/workbook.xml'), { name: 'xl/sharedStrings.xml', content: zeros(30) }])),
    file('says-little.zip', makeZip([{ name: 'zeros', content: zeros(10), saysUnpacked: 100 }])),
    file('says-nothing.zip', makeZip([{ name: 'zeros', content: zeros(10), saysUnpacked: 1 }])),
    file('says-much.zip', makeZip([{ ...text('a'), saysUnpacked: 2 ** 31 }])),
    file('many.zip', many),
    file('nested-1.zip', nest(ten, 1)),
    file('nested-2.zip', nest(ten, 2)),
    file('nested-5.zip', nest(makeZip([text('deep.txt')]), 5)),
    file('nested-many.zip', makeZip([{ name: 'all.zip', content: many }])),
    file('ten.gz', gzipSync(zeros(10))),
    file('twice.gz', gzipSync(gzipSync(zeros(60)))),
    file('members.gz', Buffer.concat([gzipSync(zeros(5)), gzipSync(zeros(5))])),
    file('ten.tar.gz', gzipSync(makeTar([{ name: 'zeros', content: zeros(10) }]))),
    file('sparse.tar', makeTar([{ name: 'sparse', kind: 'S', realSize: 5 * 2 ** 30 }])),
    file(
      'entries.zip',
      makeZip(Array.from({ length: 11_000 }, (_, i) => ({ name: `${i}`, content: Buffer.alloc(0), method: 0 as const }))),
    ),
    file('overlapping.zip', overlapping(), 'archive-damaged'),
    file('bomb-behind.png', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ten])),
    file('thousand.zip', makeZip(Array.from({ length: 1000 }, (_, i) => text(`files/${i}.txt`))), 'other'),
    file('usual.zip', makeZip([text('price.txt'), { name: 'docs.zip', content: makeZip([text('a.txt')]) }]), 'other'),
    file('locked.zip', makeZip([text('secret.txt', { locked: true })]), 'other'),
  ];
}

/** Many entries of the directory over the same packed bytes. */
function overlapping(): Buffer {
  const packed = deflateRawSync(zeros(1));
  const one = makeZip([{ name: 'a', content: zeros(1) }]);
  const entry = one.subarray(one.length - 22 - 47, one.length - 22);
  const body = one.subarray(0, 31 + packed.length);
  const list = Buffer.concat(Array.from({ length: 50 }, () => entry));
  const end = Buffer.from(one.subarray(one.length - 22));
  end.writeUInt16LE(50, 8);
  end.writeUInt16LE(50, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, list, end]);
}

export function badArchives(): HostileFile[] {
  const file = (name: string, bytes: Uint8Array, becomes: HostileFile['becomes'] = 'archive-paths'): HostileFile => ({
    family: 'archives',
    name,
    bytes,
    becomes,
  });
  const slips = ['../../evil.sh', '..\\..\\evil.bat', '/etc/cron.d/evil', 'C:\\Windows\\evil.dll', 'a/../../evil', '\\\\server\\share\\x'];
  const whole = makeZip([text('a.txt'), text('b.txt')]);
  return [
    ...slips.map((name, i) => file(`slip-${i}.zip`, makeZip([text('good.txt'), text(name)]))),
    file('slip.docx', makeZip([text('word/document.xml'), text('../../../x')])),
    file('link.zip', makeZip([text('link', { mode: 0o120777 })])),
    ...slips.slice(0, 3).map((name, i) => file(`slip-${i}.tar`, makeTar([{ name, content: Buffer.from('x') }]))),
    file('link.tar', makeTar([{ name: 'link', kind: '2', target: '/etc/passwd' }])),
    file('hard-link.tar', makeTar([{ name: 'link', kind: '1', target: '../../etc/shadow' }])),
    file('link.tar.gz', gzipSync(makeTar([{ name: 'link', kind: '2', target: '../..' }]))),
    file('in-zip.zip', makeZip([{ name: 'a.tar', content: makeTar([{ name: '../x', content: Buffer.from('x') }]) }])),
    file('cut.zip', whole.subarray(0, 40), 'archive-damaged'),
    file('wrong-count.zip', makeZip([text('a.txt'), text('b.txt')], { saysEntries: 1 }), 'archive-damaged'),
    file('wrong-bytes.zip', Buffer.concat([whole.subarray(0, 35), Buffer.from([255, 255, 255]), whole.subarray(38)]), 'archive-damaged'),
    file('cut.gz', gzipSync(Buffer.from('content')).subarray(0, 12), 'archive-damaged'),
  ];
}
