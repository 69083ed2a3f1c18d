import { Injectable } from '@nestjs/common';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { Scenario } from '@kept/persistence/entities/scenario';
import type { SavedScenario } from '@kept/rules/simulate/saved-scenario';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { lockSchedule } from '../message-schedules/lock-schedule.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { insertScenarios } from './insert-scenarios.ts';
import { readScenarios } from './read-scenarios.ts';
import type { SaveScenario, ScenarioAnswer, ScenarioParameters } from './scenarios.schema.ts';

/** All of them are played at each check of the document. */
const MOST = 100;

/** What must happen with a schedule. */
@Injectable()
export class ScenariosService {
  constructor(private readonly database: Database) {}

  async list({ account_id }: SessionCaller, schedule_id: string): Promise<readonly ScenarioAnswer[]> {
    return this.database.within(account_id, async (em) => {
      if ((await em.count(MessageSchedule, { id: schedule_id })) === 0) throw notFound('message schedule');
      return readScenarios(em, schedule_id);
    });
  }

  async create(
    { account_id }: SessionCaller,
    { id: schedule_id, scenario }: { readonly id: string; readonly scenario: SavedScenario },
  ): Promise<string> {
    return this.database.within(account_id, async (em) => {
      await lockSchedule(em, schedule_id);
      if ((await em.count(MessageSchedule, { id: schedule_id })) === 0) throw notFound('message schedule');
      if ((await em.count(Scenario, { schedule_id })) >= MOST) throw tooMany();
      const [made] = await insertScenarios(em, { account_id, schedule_id, scenarios: [scenario] });
      return made ?? '';
    });
  }

  async replace(
    { account_id }: SessionCaller,
    { id: schedule_id, scenario_id: id, scenario }: ScenarioParameters & SaveScenario,
  ): Promise<ScenarioAnswer> {
    const { name } = scenario;
    const replaced = await this.database.within(account_id, (em) =>
      em.nativeUpdate(Scenario, { id, schedule_id }, { name, scenario }),
    );
    if (replaced === 0) throw notFound('scenario');
    return { id, name, scenario };
  }

  async delete({ account_id }: SessionCaller, { id: schedule_id, scenario_id: id }: ScenarioParameters): Promise<void> {
    const deleted = await this.database.within(account_id, (em) => em.nativeDelete(Scenario, { id, schedule_id }));
    if (deleted === 0) throw notFound('scenario');
  }
}

const tooMany = (): Problem =>
  new Problem({
    status: 409,
    code: 'too_many_scenarios',
    title: `A schedule has at most ${MOST} scenarios`,
    detail: 'Delete one that no longer matters.',
  });
