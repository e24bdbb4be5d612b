/**
 * Files as the parts that show and send them see them. What is asked for here is not authorised: whoever asks has a session
 * that may read the file, or a link to it.
 */
import type { FileKind } from '@tandem/core';

export interface FileVersion {
  readonly id: string;
  readonly file: string;
  /** '' when the file is in the folders that everybody reads. */
  readonly contact: string;
  /** As people see it, in one line; never part of a path. */
  readonly name: string;
  readonly number: number;
  readonly is: FileKind;
  /** By its bytes; `application/octet-stream` for what must not be opened by a browser. */
  readonly mediaType: string;
  readonly bytes: number;
  /** Pages that can be shown; 0 when it can only be downloaded, or is not ready. */
  readonly pages: number;
  readonly state: 'checking' | 'ready' | 'refused';
  /** Why it was refused, as a code; '' otherwise. */
  readonly reason: string;
}

/** About 1,400 and 160 pixels wide. */
export type PageSize = 'page' | 'thumb';

export interface PageImage {
  readonly bytes: Uint8Array;
  readonly type: 'image/webp';
}

export interface NewFile {
  readonly name: string;
  /** '' puts it into the folders that everybody reads. */
  readonly contact: string;
  readonly bytes: Uint8Array;
  readonly by: string;
  /** ISO with `Z`. */
  readonly at: string;
  /** The type follows from the bytes; what is given here is only compared with it. */
  readonly mediaType?: string;
  /** Only without a contact; '' is the top. */
  readonly folder?: string;
}

export interface SharedFiles {
  /** Undefined also when its file was deleted. */
  version(id: string): Promise<FileVersion | undefined>;
  /** The newest version that is ready; a file of which none is yet answers the newest one. */
  newest(file: string): Promise<FileVersion | undefined>;
  /** Drawn when it is asked for the first time. Undefined: there is no such page, or it cannot be drawn. */
  page(version: string, page: number, size: PageSize): Promise<PageImage | undefined>;
  /** What is written on a page, for screen readers; '' when nothing is, or there is no such page. */
  pageText(version: string, page: number): Promise<string>;
  /** Only of versions that are ready: what is refused or still looked at is not handed out. */
  open(version: string): Promise<{ readonly stream: ReadableStream<Uint8Array>; readonly bytes: number } | undefined>;
  /** A file that the server itself made. It is looked at like any other, and answered when that is done. */
  keep(file: NewFile): Promise<FileVersion>;
  /** What is counted over all links of a file, shown on its row. */
  figures(file: string, counted: { readonly links: number; readonly views: number; readonly lastViewedAt: string }): Promise<void>;
}
