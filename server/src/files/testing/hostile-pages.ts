/** Hostile files that want to be opened by a browser: pages, pictures made of words, PDFs that act. */
import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostile-files.ts';

const script = 'alert(document.domain)';

export function activePages(): HostileFile[] {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script></svg>`;
  const html = `<!doctype html><html><script>${script}</script></html>`;
  const entity = '<!ENTITY a SYSTEM "file:///etc/passwd">';
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  const given: readonly (readonly [name: string, text: string])[] = [
    ['page.html', html],
    ['page.htm', html],
    ['page.xhtml', html],
    ['page.shtml', html],
    ['page.txt', html],
    ['page.csv', html],
    ['page.pdf', html],
    ['page.png', html],
    ['page.jpg', html],
    ['page', html],
    ['picture.svg', svg],
    ['picture.svgz', svg],
    ['picture.png', svg],
    ['picture.txt', svg],
    ['picture.svg.txt', `\n \ufeff${svg}`],
    ['data.xml', `<?xml version="1.0"?><!DOCTYPE x [${entity}]><x>&a;</x>`],
    ['laughs.xml', `<?xml version="1.0"?><!DOCTYPE x [${laughs}]><x>&l9;</x>`],
    ['data.txt', `<?xml version="1.0"?><x/>`],
    ['style.xsl', '<?xml version="1.0"?><xsl:stylesheet/>'],
    ['page.mht', `MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${html}`],
    ['page.mhtml', `From: <x>\r\n\r\n${html}`],
    ['style.css', `@import "//evil.example";`],
    ['feed.rss', `<rss>${html}</rss>`],
    ['calendar.ics', 'BEGIN:VCALENDAR'],
    ['page.swf', 'FWS\x09'],
    ['frame.txt', `<iframe src="javascript:${script}">`],
    ['comment.md', `<!-- ${html} -->`],
  ];
  return given.map(([name, text]) => ({ family: 'active pages', name, bytes: Buffer.from(text), becomes: 'other' }));
}

/** A PDF of one empty page with more in it. */
function pdfWith(catalog: string, objects: readonly (string | Buffer)[] = [], page = '/MediaBox[0 0 300 400]'): Buffer {
  const bodies: (string | Buffer)[] = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R${page}>>`,
    ...objects,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  bodies.forEach((body, i) => {
    places.push(length());
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'));
  });
  const at = length();
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${bodies.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}
const stream = (content: Buffer, more = '') =>
  Buffer.concat([Buffer.from(`<</Length ${content.length}${more}>>stream\n`), content, Buffer.from('\nendstream')]);

export function hostilePdfs(): HostileFile[] {
  // A page that asks for hundreds of millions of strokes once it is unpacked.
  const strokes = stream(deflateSync(Buffer.alloc(60_000_000, '0 0 m 9 9 l S ')), '/Filter/FlateDecode');
  const given: readonly (readonly [name: string, bytes: Buffer, becomes?: 'damaged' | 'kept'])[] = [
    ['script-on-open.pdf', pdfWith(`/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>`)],
    ['script-by-name.pdf', pdfWith(`/Names<</JavaScript<</Names[(x)<</S/JavaScript/JS(${script})>>]>>>>`)],
    ['launch.pdf', pdfWith('/OpenAction<</S/Launch/F(cmd.exe)>>')],
    ['call-home.pdf', pdfWith('/OpenAction<</S/URI/URI(http://evil.example/)>>')],
    ['go-to-file.pdf', pdfWith('/OpenAction<</S/GoToR/F(file:///etc/passwd)>>')],
    ['attached.pdf', pdfWith('/Names<</EmbeddedFiles<</Names[(x.exe)<</Type/Filespec>>]>>>>')],
    ['form.pdf', pdfWith('/AcroForm<</XFA(<xdp/>)/Fields[]>>')],
    ['enormous-page.pdf', pdfWith('', [], '/MediaBox[0 0 14400000 14400000]')],
    ['long-strip.pdf', pdfWith('', [], '/MediaBox[0 0 10 9000000]'), 'damaged'],
    ['strokes.pdf', pdfWith('', [strokes], '/MediaBox[0 0 300 400]/Contents 4 0 R'), 'kept'],
    ['circle-of-pages.pdf', Buffer.from(pdfWith('').toString('latin1').replace('/Kids[3 0 R]', '/Kids[2 0 R]'), 'latin1'), 'damaged'],
  ];
  return given.map(([name, bytes, becomes]) => ({
    ...{ family: 'pdf', name, bytes, becomes: becomes === 'damaged' ? 'damaged' : 'pdf' },
    ...(becomes === undefined && { shown: true }),
  }));
}
