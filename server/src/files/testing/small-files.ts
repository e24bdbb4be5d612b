/** For tests: small whole files of each kind. */
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

export async function aPdf(pages: readonly string[] = ['Price list']): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false });
  const parts: Buffer[] = [];
  const ended = new Promise((done) => document.on('data', (part: Buffer) => parts.push(part)).on('end', done));
  for (const text of pages) document.addPage().fontSize(24).text(text);
  document.end();
  await ended;
  return Buffer.concat(parts);
}
export const aPicture = (type: 'png' | 'jpeg' | 'webp' | 'gif' = 'png', width = 40, height = 30): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c00' } })
    .toFormat(type)
    .toBuffer();
