/** A file's name as people see it: one readable line that is harmless wherever it is written down later. It never names anything on our disk. */

const longest = 150;
/** Control characters, and those that turn the direction of what follows or cannot be seen: `gpj.exe` must not read as `exe.jpg`. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
/** Names that mean a device on Windows, whatever follows the dot. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

export function cleanFileName(given: string): string {
  // Some browsers and programs send the whole path.
  const last =
    given
      .slice(0, 4096)
      .replace(unseen, (found) => (found === '\n' || found === '\t' ? ' ' : ''))
      .split(/[/\\]/)
      .at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const { stem, extension } = partsOf(plain);
  const short =
    [...stem]
      .slice(0, longest - extension.length)
      .join('')
      .trimEnd() + extension;
  return (short === '' ? 'file' : short).replace(device, '_$1');
}

/** `Price list` and `.pdf`; what is too long or odd is no extension. */
export function partsOf(name: string): { readonly stem: string; readonly extension: string } {
  const found = /^(.+)(\.[\p{L}\p{N}_-]{1,12})$/u.exec(name);
  return { stem: found?.[1] ?? name, extension: found?.[2] ?? '' };
}
export const extensionOf = (name: string): string => partsOf(name).extension.slice(1).toLowerCase();

/** RFC 6266 with the name after RFC 5987; the plain one is for programs that know no better. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
