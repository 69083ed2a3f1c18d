import type { EntityManager } from '@mikro-orm/postgresql';
import { Problem } from '../problems/problem.ts';
import { readScenarios } from '../scenarios/read-scenarios.ts';
import type { NewSchedule } from './insert-schedule.ts';
import { layoutOf } from './layout-of.ts';
import { readDefinition } from './read-definition.ts';
import { revisionsOf } from './revisions-of.ts';

/** What a schedule says now: its draft, else what is published. Throws a 404 for one this account does not have. */
export async function copyOfSchedule(em: EntityManager, schedule_id: string): Promise<NewSchedule> {
  const { name, draft, published } = await revisionsOf(em, schedule_id);
  const current = draft ?? published;
  if (current === null) {
    throw new Problem({ status: 409, code: 'no_revision', title: 'This schedule says nothing yet' });
  }
  const scenarios = (await readScenarios(em, schedule_id)).map(({ scenario }) => scenario);
  const definition = readDefinition(current.definition);
  return { name: definition.name.trim() || name, scenarios, definition, layout: layoutOf(current.layout) };
}
