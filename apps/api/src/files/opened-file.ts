import type { Readable } from 'node:stream';

/** A file on its way out. */
export interface OpenedFile {
  readonly content: Readable;
  readonly content_type: string;
  readonly size: number;
  readonly file_name: string;
}
