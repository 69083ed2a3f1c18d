import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.ts';
import { FileNames } from '../database/file-names.ts';
import { Database } from '../database/database.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { Problem } from '../problems/problem.ts';
import type {
  IssuesAnswer,
  ListSchedules,
  PublishedAnswer,
  PublishRequest,
  RevisionAnswer,
  SaveDraft,
  SaveLayout,
  ScheduleAnswer,
  ScheduleSummary,
  ValidateRequest,
} from './message-schedule.schema.ts';
import { checkDefinition } from './check-definition.ts';
import { listSchedules } from './list-schedules.ts';
import { publishDraft } from './publish-draft.ts';
import { readDefinition } from './read-definition.ts';
import { revisionsOf } from './revisions-of.ts';
import { saveDraft } from './save-draft.ts';
import { saveLayout } from './save-layout.ts';
import { scheduleAnswer } from './schedule-answer.ts';

interface Conditional<T> {
  readonly id: string;
  readonly request: T;
  readonly if_match: string | null;
}

/** Message schedules: reading, drafting, checking, publishing. What they mean, only `rules` knows. */
@Injectable()
export class MessageSchedulesService {
  constructor(
    private readonly database: Database,
    private readonly nudger: SequenceNudger,
    private readonly names: FileNames,
  ) {}

  async list(caller: Caller, { archived }: ListSchedules): Promise<readonly ScheduleSummary[]> {
    return this.database.within(caller.account_id, (em) => listSchedules(em, { archived: archived === 'true' }));
  }

  async get(caller: Caller, id: string): Promise<ScheduleAnswer> {
    return this.database.within(caller.account_id, (em) => scheduleAnswer(em, id));
  }

  async save(caller: Caller, { id, request, if_match }: Conditional<SaveDraft>): Promise<RevisionAnswer> {
    const { account_id, user_id } = caller;
    const { layout } = request;
    return this.database.within(account_id, async (em) => {
      await revisionsOf(em, id);
      const definition = readDefinition(request.definition);
      return saveDraft(em, { account_id, user_id, schedule_id: id, definition, layout, if_match });
    });
  }

  /** Where boxes stand; nothing of what happens. */
  async layOut(
    { account_id }: Caller,
    { id: schedule_id, request }: { readonly id: string; readonly request: SaveLayout },
  ): Promise<void> {
    const { layout } = request;
    await this.database.within(account_id, (em) => saveLayout(em, { schedule_id, layout }));
  }

  /** Checks what is given, or the draft, or what is published. */
  async validate(
    caller: Caller,
    { id, request }: { readonly id: string; readonly request: ValidateRequest },
  ): Promise<IssuesAnswer> {
    const nameOf = await this.names.of(caller.account_id);
    const issues = await this.database.within(caller.account_id, async (em) => {
      const { draft, published } = await revisionsOf(em, id);
      const subject = request.definition ?? (draft ?? published)?.definition;
      if (subject !== undefined)
        return checkDefinition(em, { definition: readDefinition(subject), schedule_id: id, nameOf });
      throw new Problem({
        status: 409,
        code: 'no_draft',
        title: 'There is nothing to check',
        detail: 'Send a definition.',
      });
    });
    return {
      publishable: issues.every((issue) => issue.severity !== 'error'),
      issues: issues.map((issue) => ({ ...issue })),
    };
  }

  async publish(
    { account_id }: Caller,
    { id: schedule_id, request, if_match }: Conditional<PublishRequest>,
  ): Promise<PublishedAnswer> {
    const nameOf = await this.names.of(account_id);
    const published = await this.database.within(account_id, (em) =>
      publishDraft(em, { account_id, schedule_id, if_match, nameOf, ...request }),
    );
    const { rollout } = published;
    if (rollout !== null) this.nudger.rollOut([{ account_id, rollout_id: rollout.id, schedule_id }]);
    return published;
  }
}
