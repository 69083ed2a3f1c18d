import type { EntityManager } from '@mikro-orm/postgresql';
import { checkTemplate } from '@kept/content/check-template';
import { worstCaseSegments } from '@kept/content/worst-case-segments';
import type { Issue } from '@kept/rules/checks/issue';
import type { Definition } from '@kept/rules/document';
import { validate } from '@kept/rules/validate';
import { readScenarios } from '../scenarios/read-scenarios.ts';
import { accountForChecks } from '../sending-settings/account-for-checks.ts';

/** Accounts have no templates of their own yet, so a document that names one would say nothing. */
const NONE: ReadonlySet<string> = new Set();

interface CheckRequest {
  readonly definition: Definition;
  /** Whose scenarios must hold. */
  readonly schedule_id: string;
}

/** The issues of a definition as this account stands: its country, the languages of its contacts, what must happen. */
export async function checkDefinition(
  em: EntityManager,
  { definition, schedule_id }: CheckRequest,
): Promise<readonly Issue[]> {
  const account = await accountForChecks(em);
  return validate(definition, {
    check_template: checkTemplate,
    count_segments: (template, locale) => worstCaseSegments(template, { locale })?.count ?? null,
    scenarios: (await readScenarios(em, schedule_id)).map(({ scenario }) => scenario),
    account: { ...account, template_ids: NONE, attachment_ids: new Set(account.attachments.map(({ id }) => id)) },
  });
}
