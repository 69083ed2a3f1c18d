import { Injectable } from '@nestjs/common';
import { chooseSchedule } from '@kept/rules/assignments/choose-schedule';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { firstParticipant } from '../facts/first-participant.ts';
import { assignmentsAnswer } from './assignments-answer.ts';
import { checkAssignments } from './check-assignments.ts';
import { readAssignedSchedules, withNames } from './read-assigned-schedules.ts';
import { saveAssignments } from './save-assignments.ts';
import type {
  AssignmentsAnswer,
  ExplainedAssignment,
  ExplainRequest,
  SaveAssignments,
} from './schedule-assignments.schema.ts';

/** Who gets which schedule. */
@Injectable()
export class ScheduleAssignmentsService {
  constructor(private readonly database: Database) {}

  async read({ account_id }: SessionCaller): Promise<AssignmentsAnswer> {
    return this.database.within(account_id, async (em) => assignmentsAnswer(await readAssignedSchedules(em)));
  }

  async save(
    { account_id }: SessionCaller,
    { assignments, if_match }: SaveAssignments & { readonly if_match: string | null },
  ): Promise<AssignmentsAnswer> {
    return this.database.within(account_id, (em) => saveAssignments(em, { account_id, assignments, if_match }));
  }

  /** What an appointment would get if it were made now, with the stored assignments or the given ones. */
  async explain(
    { account_id }: SessionCaller,
    { appointment_id, participant_id, assignments }: ExplainRequest,
  ): Promise<ExplainedAssignment> {
    return this.database.within(account_id, async (em) => {
      const { participant, facts } = await firstParticipant(em, { appointment_id, participant_id });
      if (assignments !== undefined) await checkAssignments(em, assignments);
      const asked = assignments === undefined ? await readAssignedSchedules(em) : await withNames(em, assignments);
      const { chosen, looked_at } = chooseSchedule({ assignments: asked, facts });
      return {
        participant,
        chosen: chosen?.schedule ?? null,
        looked_at: looked_at.map(({ assignment, fits, why }) => ({ schedule: assignment.schedule, fits, why })),
      };
    });
  }
}
