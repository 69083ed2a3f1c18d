import type { CustomData, Facts } from '@kept/rules/facts';
import { buildFields, type Fields, firstName, nameAndCompany, type UserNames } from '../fields.ts';

/** Whom a one-time message is written to, as far as they are known. */
export type OneTimePerson =
  /** `has_page`: a schedule looks after their appointment, so that what they answer on a page means something. */
  | { readonly type: 'participant'; readonly facts: Facts; readonly has_page: boolean }
  | { readonly type: 'contact'; readonly name: string; readonly custom_data: CustomData }
  /** A bare number or address. */
  | { readonly type: 'address' };

/**
 * What a one-time message may name: for a participant all that an auto message may, for a contact what is theirs, for a
 * bare address the account's own names. What is not there is unknown, and holds the message (see `renderOneTime`).
 */
export function oneTimeFields(person: OneTimePerson, user: UserNames): Fields {
  switch (person.type) {
    case 'participant':
      return person.has_page ? buildFields({ facts: person.facts, user }) : withoutPages(person.facts, user);
    case 'contact': {
      const { name, custom_data: custom } = person;
      const own = { name, first_name: firstName(name), custom };
      return { ...own, contact: own, user: { ...user, name_and_company: nameAndCompany(user) } };
    }
    case 'address':
      return { user: { ...user, name_and_company: nameAndCompany(user) } };
    default:
      return person satisfies never;
  }
}

function withoutPages(facts: Facts, user: UserNames): Fields {
  const { reminder: _reminder, booking: _booking, ...fields } = buildFields({ facts, user });
  return fields;
}
