import type { EntityManager } from '@mikro-orm/postgresql';
import type { Issue } from '@kept/rules/checks/issue';
import type { Definition } from '@kept/rules/document';
import { validate } from '@kept/rules/validate';
import type { OpenName } from '@kept/sequences/files/sealed-name';
import { readScenarios } from '../scenarios/read-scenarios.ts';
import { optionsForChecks } from '../sending-settings/options-for-checks.ts';

interface CheckRequest {
  readonly definition: Definition;
  /** Whose scenarios must hold. */
  readonly schedule_id: string;
  /** What the account's files are called. */
  readonly nameOf: OpenName;
}

/** The issues of a definition as this account stands: its country, the languages of its contacts, what must happen. */
export async function checkDefinition(
  em: EntityManager,
  { definition, schedule_id, nameOf }: CheckRequest,
): Promise<readonly Issue[]> {
  return validate(definition, {
    ...(await optionsForChecks(em, nameOf)),
    scenarios: (await readScenarios(em, schedule_id)).map(({ scenario }) => scenario),
  });
}
