import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import type { FileStore } from '@kept/files/store/file-store';

/** Where the bytes of files lie, sealed. */
@Injectable()
export class Files implements OnApplicationShutdown {
  constructor(
    readonly store: FileStore,
    /** On which the store reads keys. */
    private readonly pool: Pool,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
