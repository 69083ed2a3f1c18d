import type { EntityManager } from '@mikro-orm/postgresql';
import { checkTemplate } from '@kept/content/check-template';
import { checkTextsIn } from '@kept/content/secure/check-texts-in';
import { worstCaseSegments } from '@kept/content/worst-case-segments';
import type { ValidateOptions } from '@kept/rules/validate';
import type { OpenName } from '@kept/sequences/files/sealed-name';
import { accountForChecks } from './account-for-checks.ts';

/** What authored words are checked against: the account of the transaction as it stands. */
export async function optionsForChecks(
  em: EntityManager,
  nameOf: OpenName,
): Promise<ValidateOptions & { readonly account: NonNullable<ValidateOptions['account']> }> {
  const account = await accountForChecks(em, nameOf);
  return {
    check_template: checkTextsIn({ check: checkTemplate, pin_key_ids: account.pin_key_ids }),
    count_segments: (template, locale) => worstCaseSegments(template, { locale })?.count ?? null,
    account: { ...account, attachment_ids: new Set(account.attachments.map(({ id }) => id)) },
  };
}
