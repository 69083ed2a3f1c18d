import { Injectable } from '@nestjs/common';
import type { FileStore } from '@kept/files/store/file-store';

/** Where the bytes of files lie. */
@Injectable()
export class Files {
  constructor(readonly store: FileStore) {}
}
