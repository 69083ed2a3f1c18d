import { Injectable } from '@nestjs/common';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { listRunning, type RunningSequence } from '@kept/sequences/journal/list-running';
import { readPath } from '@kept/sequences/journal/read-path';
import type { Settings } from '@kept/settings/settings';
import { sequenceWorkflowId } from '@kept/workflows/appointment-sequence/contract';
import type { SessionCaller } from '../access/caller.ts';
import { workflowsUrl } from '../appointment-details/workflows-url.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { InjectSettings } from '../settings.provider.ts';
import { isoWithOffset } from '@kept/sequences/events/iso-with-offset';
import { runningCursor } from './running-cursor.ts';
import type { PathAnswer, RunningList, RunningQuery } from './running-sequences.schema.ts';

const PAGE = 25;

/** Sequences as the live view of a schedule shows them. */
@Injectable()
export class RunningSequencesService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly cache: DefinitionCache,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  async list(
    { account_id }: SessionCaller,
    { id: schedule_id, cursor, q }: RunningQuery & { readonly id: string },
  ): Promise<RunningList> {
    const after = cursor === undefined ? null : runningCursor.parse(cursor);
    if (cursor !== undefined && after === null) {
      throw invalidRequest([{ field: 'cursor', code: 'unknown_cursor', message: 'is no cursor of ours' }]);
    }
    const schedules = await this.database.within(account_id, (em) => em.count(MessageSchedule, { id: schedule_id }));
    if (schedules === 0) throw notFound('message schedule');
    const { pool } = this.hot;
    const wanted = { schedule_id, q: q === undefined || q.trim() === '' ? null : q.trim(), after, limit: PAGE + 1 };
    const found = await listRunning({ pool, account_id, cache: this.cache, ...wanted });
    const shown = found.slice(0, PAGE);
    const last = found.length > PAGE ? shown.at(-1)?.row : undefined;
    return { sequences: shown.map(answerOf), next_cursor: last === undefined ? null : runningCursor.format(last) };
  }

  async path(caller: SessionCaller, sequence_id: string): Promise<PathAnswer> {
    const { account_id } = caller;
    const found = await readPath({ pool: this.hot.pool, account_id, cache: this.cache, sequence_id });
    if (found === null) throw notFound('sequence');
    const { participant_id, visited, edges, ...standing } = found;
    const workflow_id = sequenceWorkflowId({ account_id, participant_id });
    const url = workflowsUrl(this.settings, caller);
    const temporal_url = url === null ? null : `${url}/${encodeURIComponent(workflow_id)}`;
    return { visited: [...visited], edges: [...edges], ...standing, workflow_id, temporal_url };
  }
}

function answerOf({ row, standing, revision_number }: RunningSequence): RunningList['sequences'][number] {
  const { participant_id, participant_name, appointment_id, title, start_local, time_zone } = row;
  return {
    sequence_id: row.id,
    participant: { id: participant_id, name: participant_name },
    appointment: { id: appointment_id, title, start_time: isoWithOffset(start_local, time_zone), time_zone },
    sentence: standing.sentence,
    revision_number,
    wake_at: row.wake_at,
  };
}
