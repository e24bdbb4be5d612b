/** What bytes begin with, and which endings go with it. A type counts only when both agree; what is not here is something to download. */
import type { FileKind } from '@tandem/core';

export interface MediaType {
  readonly is: FileKind;
  readonly mediaType: string;
  readonly endings: readonly string[];
}
const type = (is: FileKind, mediaType: string, endings: string): MediaType => ({ is, mediaType, endings: endings.split(' ') });
const openXml = 'application/vnd.openxmlformats-officedocument';

export const nothingToShow = { is: 'other', mediaType: 'application/octet-stream' } as const;

const pictures = 'jpg jpeg png gif webp avif tif tiff';
/** Raster images: they are encoded anew before they are shown, so one picture under another's ending is still a picture. */
const image = (mediaType: string) => type('image', mediaType, pictures);
const pdf = type('pdf', 'application/pdf', 'pdf');

const ascii = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
const heads: readonly (readonly [begins: (bytes: Uint8Array) => boolean, MediaType])[] = [
  [(b) => ascii(b, 0, 5) === '%PDF-', pdf],
  [(b) => ascii(b, 0, 3) === '\xff\xd8\xff', image('image/jpeg')],
  [(b) => ascii(b, 0, 8) === '\x89PNG\r\n\x1a\n', image('image/png')],
  [(b) => /^GIF8[79]a$/.test(ascii(b, 0, 6)), image('image/gif')],
  [(b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WEBP', image('image/webp')],
  [(b) => /^ftypavi[fs]$/.test(ascii(b, 4, 12)), image('image/avif')],
  [(b) => /^(II\*\0|MM\0\*)$/.test(ascii(b, 0, 4)), image('image/tiff')],
  [
    (b) => ascii(b, 4, 8) === 'ftyp' && /^(isom|iso[2-9]|mp4[12]|avc1|M4V |dash|MSNV)/.test(ascii(b, 8, 12)),
    type('film', 'video/mp4', 'mp4 m4v'),
  ],
  [(b) => ascii(b, 4, 12) === 'ftypqt  ', type('film', 'video/quicktime', 'mov qt')],
  [(b) => ascii(b, 0, 4) === '\x1aE\xdf\xa3', type('film', 'video/webm', 'webm')],
  [(b) => ascii(b, 0, 5) === '{\\rtf', type('office', 'application/rtf', 'rtf')],
];
export const byHead = (bytes: Uint8Array): MediaType | undefined => heads.find(([begins]) => begins(bytes))?.[1];

/** Office documents in a zip, by the part that only they have. */
export const zippedOffice: readonly (readonly [part: RegExp, MediaType])[] = [
  [/^word\/document\.xml$/, type('office', `${openXml}.wordprocessingml.document`, 'docx dotx docm dotm')],
  [/^xl\/workbook\.(xml|bin)$/, type('office', `${openXml}.spreadsheetml.sheet`, 'xlsx xltx xlsm xltm xlsb')],
  [/^ppt\/presentation\.xml$/, type('office', `${openXml}.presentationml.presentation`, 'pptx potx ppsx pptm potm ppsm')],
  [/^mimetype$/, type('office', 'application/vnd.oasis.opendocument', 'odt ods odp odg')],
];
/** Compound files: Office before 2007, and mails of Outlook. */
export const compound = type('office', 'application/octet-stream', 'doc xls ppt dot xlt pot pps');
export const zip = type('other', 'application/zip', 'zip');

export const textEndings: ReadonlySet<string> = new Set('txt text csv tsv log md'.split(' '));
/** Endings that say honestly that macros are inside. */
export const macroEndings: ReadonlySet<string> = new Set('docm dotm xlsm xltm xlsb pptm potm ppsm doc xls ppt dot xlt pot pps'.split(' '));
/** What a double click runs, on whatever system. */
export const programEndings: ReadonlySet<string> = new Set(
  'exe dll scr com bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta cpl msi msp msix appx lnk url scf reg inf pif jar app apk dmg pkg deb rpm sh command iso img vhd gadget chm xll library-ms settingcontent-ms'.split(
    ' ',
  ),
);
/** Bytes of a program: Windows, Linux, macOS (one of 0xcafebabe is also Java), a script, a shortcut of Windows. */
export const isProgram = (b: Uint8Array): boolean =>
  ascii(b, 0, 2) === 'MZ' ||
  ascii(b, 0, 4) === '\x7fELF' ||
  /^(\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe)$/.test(ascii(b, 0, 4)) ||
  /^#!\s*\//.test(ascii(b, 0, 32)) ||
  ascii(b, 0, 8) === 'L\0\0\0\x01\x14\x02\0';

export const isZip = (b: Uint8Array): boolean => ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(ascii(b, 0, 4));
export const isCompound = (b: Uint8Array): boolean => ascii(b, 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
export const isGzip = (b: Uint8Array): boolean => ascii(b, 0, 2) === '\x1f\x8b';
export const isTar = (b: Uint8Array): boolean => ascii(b, 257, 262) === 'ustar';
