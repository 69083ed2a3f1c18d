import type { EntityManager } from '@mikro-orm/postgresql';
import { checkTemplate } from '@kept/content/check-template';
import { worstCaseSegments } from '@kept/content/worst-case-segments';
import type { Issue } from '@kept/rules/checks/issue';
import type { Definition } from '@kept/rules/document';
import { validate } from '@kept/rules/validate';

interface AccountRow {
  readonly country: string;
  readonly locale: string;
  readonly locales_in_use: readonly string[];
}

const READ_ACCOUNT = `
  select country, locale,
    array(select distinct contact.locale from contact where contact.locale is not null) as locales_in_use
  from account`;

/** Accounts have neither templates nor files of their own yet, so a document that names one would say nothing. */
const NONE: ReadonlySet<string> = new Set();

/** The issues of a definition as this account stands: its country, and the languages of its contacts. */
export async function checkDefinition(em: EntityManager, definition: Definition): Promise<readonly Issue[]> {
  const [account] = await em.execute<AccountRow[]>(READ_ACCOUNT);
  if (account === undefined) throw new Error('the caller is in no account');
  return validate(definition, {
    check_template: checkTemplate,
    count_segments: (template, locale) => worstCaseSegments(template, { locale })?.count ?? null,
    account: { ...account, template_ids: NONE, attachment_ids: NONE },
  });
}
