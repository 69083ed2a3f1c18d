import { Injectable } from '@nestjs/common';
import { ScheduleRevision } from '@kept/persistence/entities/schedule-revision';
import type { Caller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { notFound } from '../problems/not-found.ts';
import { discardDraft } from './discard-draft.ts';
import { listRevisions } from './list-revisions.ts';
import type { RevisionAnswer, ScheduleAnswer } from './message-schedule.schema.ts';
import { restoreRevision } from './restore-revision.ts';
import { revisionAnswer } from './revision-answer.ts';
import { scheduleAnswer } from './schedule-answer.ts';
import type { RevisionParameters, RevisionSummary } from './schedule-revisions.schema.ts';

/** What a schedule said before, and going back to it. */
@Injectable()
export class ScheduleRevisionsService {
  constructor(private readonly database: Database) {}

  async list({ account_id }: Caller, id: string): Promise<readonly RevisionSummary[]> {
    return this.database.within(account_id, (em) => listRevisions(em, id));
  }

  async get({ account_id }: Caller, { id, revision_id }: RevisionParameters): Promise<RevisionAnswer> {
    return this.database.within(account_id, async (em) => {
      const found = await em.findOne(ScheduleRevision, { id: revision_id, schedule_id: id });
      if (found === null) throw notFound('revision');
      return revisionAnswer(found);
    });
  }

  async discard(
    { account_id }: Caller,
    { id, if_match }: { readonly id: string; readonly if_match: string | null },
  ): Promise<ScheduleAnswer> {
    return this.database.within(account_id, async (em) => {
      await discardDraft(em, { schedule_id: id, if_match });
      return scheduleAnswer(em, id);
    });
  }

  async restore(
    { account_id, user_id }: Caller,
    { id: schedule_id, ...request }: RevisionParameters & { readonly if_match: string | null },
  ): Promise<RevisionAnswer> {
    return this.database.within(account_id, (em) =>
      restoreRevision(em, { account_id, user_id, schedule_id, ...request }),
    );
  }
}
