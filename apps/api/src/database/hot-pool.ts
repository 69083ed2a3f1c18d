import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';

/** The pipelined pool for what `sequences` does: replies, callbacks, the journal, the clock; and for looking up keys. */
@Injectable()
export class HotPool implements OnApplicationShutdown {
  constructor(readonly pool: Pool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
