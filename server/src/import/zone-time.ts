/** A wall time of a zone as an instant; one that the clock skips or has twice is taken an hour off at most. */
export function instantIn(timeZone: string, local: string): string {
  if (local.endsWith('Z')) return local;
  if (!/^\d{4}-/.test(local)) return '';
  const utc = Date.parse(`${local.length === 10 ? `${local}T00:00:00` : local}Z`);
  if (Number.isNaN(utc)) return '';
  return `${new Date(utc - offsetAt(timeZone, utc)).toISOString().slice(0, 19)}Z`;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function offsetAt(timeZone: string, utc: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return Date.parse(`${format.format(utc).replace(' ', 'T')}Z`) - utc;
}
