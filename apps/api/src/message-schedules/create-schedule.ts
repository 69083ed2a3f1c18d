import type { EntityManager } from '@mikro-orm/postgresql';
import type { Definition } from '@kept/rules/document';
import { STARTERS } from '@kept/rules/starters/starters';
import { invalidRequest } from '../problems/invalid-request.ts';
import { insertSchedule } from './insert-schedule.ts';
import type { CreateSchedule } from './schedule-library.schema.ts';
import { readDefinition } from './read-definition.ts';

interface CreateRequest {
  readonly account_id: string;
  readonly user_id: string;
  readonly request: CreateSchedule;
}

/** Makes a schedule from a starter, from what is given, or empty. Answers its id. */
export async function createSchedule(em: EntityManager, { request, ...by }: CreateRequest): Promise<string> {
  const { name, layout } = request;
  return insertSchedule(em, { ...by, name, layout, scenarios: [], definition: beginning(request) });
}

function beginning({ starter, definition }: CreateSchedule): Definition {
  if (starter === null) return readDefinition(definition ?? { spec_version: 1 });
  if (definition !== undefined) {
    const message = 'is there beside a definition: send one of the two';
    throw invalidRequest([{ field: '/starter', code: 'starter_and_definition', message }]);
  }
  const found = STARTERS.find(({ id }) => id === starter);
  if (found !== undefined) return readDefinition(found.document);
  const message = `is none of ${STARTERS.map(({ id }) => id).join(', ')}`;
  throw invalidRequest([{ field: '/starter', code: 'unknown_starter', message }]);
}
