import type { EntityManager } from '@mikro-orm/postgresql';
import { checkTemplate } from '@kept/content/check-template';
import { worstCaseSegments } from '@kept/content/worst-case-segments';
import type { Issue } from '@kept/rules/checks/issue';
import type { Definition } from '@kept/rules/document';
import { validate } from '@kept/rules/validate';
import { readScenarios } from '../scenarios/read-scenarios.ts';

/** What the rules check, or what this version of the product cannot do yet. */
export type PublishIssue = Omit<Issue, 'code'> & { readonly code: Issue['code'] | 'calls_not_available' };

interface AccountRow {
  readonly country: string;
  readonly locale: string;
  readonly locales_in_use: readonly string[];
  readonly may_forward: boolean;
}

const READ_ACCOUNT = `
  select country, locale, coalesce((settings ->> 'call_forwarding')::boolean, false) as may_forward,
    array(select distinct contact.locale from contact where contact.locale is not null) as locales_in_use
  from account`;

/** Accounts have neither templates nor files of their own yet, so a document that names one would say nothing. */
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
): Promise<readonly PublishIssue[]> {
  const [account] = await em.execute<AccountRow[]>(READ_ACCOUNT);
  if (account === undefined) throw new Error('the caller is in no account');
  const issues = validate(definition, {
    check_template: checkTemplate,
    count_segments: (template, locale) => worstCaseSegments(template, { locale })?.count ?? null,
    scenarios: (await readScenarios(em, schedule_id)).map(({ scenario }) => scenario),
    account: { ...account, template_ids: NONE, attachment_ids: NONE },
  });
  return [...callsOf(definition), ...issues];
}

/** The rules know calls; nobody places them yet, so a message that would fail for everyone is not published. */
function callsOf({ messages }: Definition): readonly PublishIssue[] {
  return messages.flatMap((message, index): readonly PublishIssue[] =>
    message.type === 'call' && message.availability !== 'off'
      ? [
          {
            code: 'calls_not_available',
            severity: 'error',
            pointer: `/messages/${index}/type`,
            message_id: message.id,
            message: 'Calls cannot be placed yet: choose a text or an email, or switch the message off.',
            fix: null,
          },
        ]
      : [],
  );
}
