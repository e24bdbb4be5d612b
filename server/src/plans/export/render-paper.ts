/** A plan on paper as a file, with its pictures in a form that every reader of such files knows. */
import sharp from 'sharp';
import { renderDocx } from './docx/render-docx.ts';
import type { Picture, PlanPaper } from './paper.ts';
import { renderPdf } from './pdf/render-pdf.ts';

export interface Wanted {
  readonly paper: PlanPaper;
  readonly as: 'docx' | 'pdf';
}

/** Both hold PNG; what no picture can be made of is left out. */
async function drawable(pictures: PlanPaper['pictures']): Promise<ReadonlyMap<string, Picture>> {
  const drawn = new Map<string, Picture>();
  for (const [file, bytes] of pictures) {
    const made = await sharp(bytes)
      .resize({ width: 1400, withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .png()
      .toBuffer({ resolveWithObject: true })
      .catch(() => undefined);
    if (made) drawn.set(file, { bytes: new Uint8Array(made.data), width: made.info.width, height: made.info.height });
  }
  return drawn;
}

export async function renderPaper({ paper, as }: Wanted): Promise<Uint8Array> {
  const pictures = await drawable(paper.pictures);
  return as === 'pdf' ? renderPdf(paper, pictures) : renderDocx(paper, pictures);
}
