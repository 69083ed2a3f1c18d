import { Injectable } from '@nestjs/common';
import { SCHEMA_VERSION } from '@kept/persistence/schema-version';
import { HotPool } from '../database/hot-pool.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import type { Health } from './health.schema.ts';

/** Workers publish four times a second. */
const UNPUBLISHED_MS = 5_000;

/** How the parts are. Ready means database and migrations; without Temporal writes succeed and wait (architecture.md 4). */
@Injectable()
export class HealthService {
  constructor(
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
  ) {}

  async all(): Promise<Health> {
    const [ready, reachable, waits_ms] = await Promise.all([
      this.ready(),
      this.nudger.isReachable(),
      this.changesWaitMs(),
    ]);
    const live =
      waits_ms === null || waits_ms < UNPUBLISHED_MS
        ? ({ status: 'ok' } as const)
        : ({
            status: 'down',
            detail: 'No worker publishes what changes: open pages show it when they look again.',
          } as const);
    const temporal = reachable
      ? ({ status: 'ok' } as const)
      : ({ status: 'down', detail: 'The Temporal server does not answer: nothing is sent until it does.' } as const);
    const isDegraded = temporal.status === 'down' || live.status === 'down';
    const status = ready.status === 'down' ? 'down' : isDegraded ? 'degraded' : 'ok';
    return { status, parts: { ...ready.parts, temporal, live } };
  }

  async ready(): Promise<Health> {
    const version = await this.schemaVersion();
    if (version === null) {
      const detail = 'The database does not answer.';
      return { status: 'down', parts: { database: { status: 'down', detail }, migrations: { status: 'unknown' } } };
    }
    const database = { status: 'ok' } as const;
    if (version === SCHEMA_VERSION) return { status: 'ok', parts: { database, migrations: { status: 'ok' } } };
    const detail = `The database stands at ${version}, this program needs ${SCHEMA_VERSION}: run the migrations.`;
    return { status: 'down', parts: { database, migrations: { status: 'down', detail } } };
  }

  /** How long the oldest change waits to be published; null: none does, or the database is away. */
  private async changesWaitMs(): Promise<number | null> {
    try {
      const { rows } = await this.hot.pool.query<{ ms: number | null }>(
        'select kept_system.live_waits_ms()::float8 as ms',
      );
      return rows[0]?.ms ?? null;
    } catch {
      return null;
    }
  }

  private async schemaVersion(): Promise<string | null> {
    try {
      const { rows } = await this.hot.pool.query<{ version: string | null }>(
        'select kept_system.schema_version() as version',
      );
      return rows[0]?.version ?? 'nothing';
    } catch {
      return null;
    }
  }
}
