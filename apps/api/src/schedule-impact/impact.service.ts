import { Injectable } from '@nestjs/common';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { impactPage } from '@kept/sequences/rollout/impact-page';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { readDefinition } from '../message-schedules/read-definition.ts';
import { revisionsOf } from '../message-schedules/revisions-of.ts';
import { Problem } from '../problems/problem.ts';
import { isoWithOffset } from '@kept/sequences/events/iso-with-offset';
import type { ImpactAnswer, ImpactRequestBody } from './impact.schema.ts';

/** What a publish would do to the sequences that run. */
@Injectable()
export class ImpactService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly cache: DefinitionCache,
  ) {}

  /** One page; nothing is written. */
  async estimate(
    { account_id }: SessionCaller,
    { id: schedule_id, request }: { readonly id: string; readonly request: ImpactRequestBody },
  ): Promise<ImpactAnswer> {
    const { draft } = await this.database.within(account_id, (em) => revisionsOf(em, schedule_id));
    const subject = request.definition ?? draft?.definition;
    if (subject === undefined) {
      throw new Problem({
        status: 409,
        code: 'no_draft',
        title: 'There is nothing that would be published',
        detail: 'Save a draft first, or send a definition.',
      });
    }
    const definition = readDefinition(subject);
    const { pool } = this.hot;
    const after = request.cursor ?? null;
    const page = await impactPage({ pool, account_id, cache: this.cache, schedule_id, definition, after });
    return {
      total: page.total,
      looked_at: page.looked_at,
      touched: page.touched.length,
      sequences: page.touched.map(({ row, sentences }) => ({
        sequence_id: row.id,
        participant_name: row.participant_name,
        appointment: {
          id: row.appointment_id,
          title: row.title,
          start_time: isoWithOffset(row.start_local, row.time_zone),
        },
        sentences: [...sentences],
      })),
      next_cursor: page.next,
    };
  }
}
