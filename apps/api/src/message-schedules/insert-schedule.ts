import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { newId } from '@kept/persistence/new-id';
import type { Definition } from '@kept/rules/document';
import type { SavedScenario } from '@kept/rules/simulate/saved-scenario';
import { insertScenarios } from '../scenarios/insert-scenarios.ts';
import type { Layout } from './message-schedule.schema.ts';
import { storeDraft } from './store-draft.ts';

/** What a schedule is made of, wherever it comes from: a starter, another schedule, a file. */
export interface NewSchedule {
  readonly name: string;
  readonly definition: Definition;
  readonly layout: Layout;
  readonly scenarios: readonly SavedScenario[];
}

interface InsertRequest extends NewSchedule {
  readonly account_id: string;
  readonly user_id: string;
}

/** Makes a schedule with a draft; no appointment gets it before it is published and assigned. Answers its id. */
export async function insertSchedule(
  em: EntityManager,
  { account_id, user_id, name, definition, layout, scenarios }: InsertRequest,
): Promise<string> {
  const schedule_id = newId();
  await em.insert(MessageSchedule, { id: schedule_id, account_id, name });
  await storeDraft(em, {
    account_id,
    user_id,
    schedule_id,
    revisions: { draft: null, newest_number: 0 },
    content: { definition: { ...definition, name }, layout },
  });
  await insertScenarios(em, { account_id, schedule_id, scenarios });
  return schedule_id;
}
