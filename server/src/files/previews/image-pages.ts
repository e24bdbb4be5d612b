/** Images encoded anew: what is shown has none of the bytes that were sent, nor where and by whom it was taken. */
import sharp, { type Sharp } from 'sharp';
import type { PageSize } from '../shared-files.ts';
import { Undrawable } from './undrawable.ts';

export const widths: Readonly<Record<PageSize, number>> = { page: 1400, thumb: 160 };
/** 50 megapixels: above the largest cameras, below what harms. */
const mostPixels = 50_000_000;
const longestSide: Readonly<Record<PageSize, number>> = { page: 5600, thumb: 480 };

sharp.cache(false);
sharp.concurrency(1);

export const encode = (image: Sharp, size: PageSize): Promise<Buffer> =>
  image
    .resize({ width: widths[size], height: longestSide[size], fit: 'inside', withoutEnlargement: true })
    .webp({ quality: size === 'page' ? 82 : 70, effort: 3 })
    .toBuffer();

/** Of what moves, the first picture. */
const open = (path: string): Sharp => sharp(path, { limitInputPixels: mostPixels, failOn: 'truncated', pages: 1, unlimited: false });

/** Reads all of it once: one that breaks off is found when it comes, not when somebody looks. */
export async function lookAtImage(path: string): Promise<number> {
  const { width, height } = await sharp(path, { limitInputPixels: false, pages: 1 }).metadata();
  if (width * height > mostPixels) throw new Undrawable('too-many-pixels');
  await drawImage(path, 'thumb');
  return 1;
}
/** Upright, as the camera was held; transparent is white, as on paper. */
export const drawImage = (path: string, size: PageSize): Promise<Buffer> =>
  encode(open(path).autoOrient().flatten({ background: '#fff' }).toColourspace('srgb'), size);
