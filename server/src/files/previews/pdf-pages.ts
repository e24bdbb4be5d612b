/** Pages of PDFs as images: PDFium compiled to WebAssembly, without the part that runs scripts. */
import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { PageSize } from '../shared-files.ts';
import { encode, widths } from './image-pages.ts';
import { Undrawable } from './undrawable.ts';

type Library = Awaited<ReturnType<typeof PDFiumLibrary.init>>;
type Document = Awaited<ReturnType<Library['loadDocument']>>;
type Page = ReturnType<Document['getPage']>;

const mostPages = 2000;
const longestText = 20_000;
let library: Promise<Library> | undefined;
/** The one that was open last: pages are asked for one after the other. */
let kept: { readonly path: string; readonly document: Document } | undefined;

function loaded(): Promise<Library> {
  library ??= PDFiumLibrary.init();
  return library;
}

async function open(path: string): Promise<Document> {
  if (kept?.path === path) return kept.document;
  kept?.document.destroy();
  kept = undefined;
  const bytes = await readFile(path);
  try {
    kept = { path, document: await (await loaded()).loadDocument(bytes) };
  } catch (error) {
    throw new Undrawable(/password/i.test(String(error)) ? 'locked' : 'damaged');
  }
  return kept.document;
}
export async function pagesOfPdf(path: string): Promise<number> {
  const document = await open(path);
  const pages = Math.min(document.getPageCount(), mostPages);
  if (pages === 0) throw new Undrawable('damaged');
  // A page that is too much is found now, not when a customer looks.
  await drawPdfPage(path, 1, 'thumb');
  return pages;
}
async function pageOf(path: string, page: number) {
  const document = await open(path);
  if (page < 1 || page > Math.min(document.getPageCount(), mostPages)) throw new Undrawable('no-such-page');
  return document.getPage(page - 1);
}

export const drawPdfPage = async (path: string, number: number, size: PageSize): Promise<Buffer> => drawn(await pageOf(path, number), size);

/** The first page of something set here. */
export async function drawPdfBytes(bytes: Uint8Array, size: PageSize): Promise<Buffer> {
  const document = await (await loaded()).loadDocument(bytes);
  try {
    return await drawn(document.getPage(0), size);
  } finally {
    document.destroy();
  }
}

async function drawn(page: Page, size: PageSize): Promise<Buffer> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  if (!(originalWidth > 0) || !(originalHeight > 0)) throw new Undrawable('damaged');
  // Four times as high as wide is the longest page drawn at full width; a strip of kilometres is drawn small.
  const scale = Math.min(widths[size] / originalWidth, (widths[size] * 4) / originalHeight);
  const image = await page.render({
    scale,
    colorSpace: 'BGRA',
    render: ({ data, width, height }) => encode(sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#fff' }), size),
  });
  return Buffer.from(image.data);
}

export async function textOfPdf(path: string, number: number): Promise<string> {
  const page = await pageOf(path, number);
  return page.getText().replace(/\r\n?/g, '\n').slice(0, longestText);
}
