import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { changeSchedule } from './change-schedule.ts';
import { copyOfSchedule } from './copy-of-schedule.ts';
import { createSchedule } from './create-schedule.ts';
import { insertSchedule } from './insert-schedule.ts';
import type { ScheduleAnswer } from './message-schedule.schema.ts';
import { readDefinition } from './read-definition.ts';
import { scheduleAnswer } from './schedule-answer.ts';
import {
  FORMAT,
  type ChangedSchedule,
  type ChangeSchedule,
  type CloneSchedule,
  type CreateSchedule,
  type ScheduleFile,
} from './schedule-library.schema.ts';

const NAME_LENGTH = 200;

/** Which schedules there are: making, naming, copying and putting them away. */
@Injectable()
export class ScheduleLibraryService {
  constructor(private readonly database: Database) {}

  async create({ account_id, user_id }: Caller, request: CreateSchedule): Promise<ScheduleAnswer> {
    return this.database.within(account_id, async (em) =>
      scheduleAnswer(em, await createSchedule(em, { account_id, user_id, request })),
    );
  }

  async change(
    { account_id, user_id }: Caller,
    request: { readonly id: string; readonly change: ChangeSchedule },
  ): Promise<ChangedSchedule> {
    return this.database.within(account_id, (em) => changeSchedule(em, { account_id, user_id, ...request }));
  }

  async clone(
    { account_id, user_id }: Caller,
    { id, request }: { readonly id: string; readonly request: CloneSchedule },
  ): Promise<ScheduleAnswer> {
    return this.database.within(account_id, async (em) => {
      const copy = await copyOfSchedule(em, id);
      const name = request.name ?? `${copy.name.slice(0, NAME_LENGTH - 7)} (copy)`;
      return scheduleAnswer(em, await insertSchedule(em, { ...copy, account_id, user_id, name }));
    });
  }

  async export({ account_id }: Caller, id: string): Promise<ScheduleFile> {
    const copy = await this.database.within(account_id, (em) => copyOfSchedule(em, id));
    return { format: FORMAT, version: 1, ...copy };
  }

  async import({ account_id, user_id }: Caller, { definition, ...file }: ScheduleFile): Promise<ScheduleAnswer> {
    const read = readDefinition(definition);
    const { name, layout, scenarios } = file;
    return this.database.within(account_id, async (em) =>
      scheduleAnswer(em, await insertSchedule(em, { account_id, user_id, name, layout, scenarios, definition: read })),
    );
  }
}
