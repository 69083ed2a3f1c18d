import { isConditionField } from '../condition-fields.ts';
import type { Condition } from '../document/condition-schema.ts';
import type { Check, Issue } from './issue.ts';
import { placedMessages } from './placed.ts';

/** Conditions on fields that do not exist would never hold. */
export const checkConditions: Check = ({ definition }) =>
  placedMessages(definition).flatMap(({ message, pointer }) =>
    message.condition === null
      ? []
      : unknownFields(message.condition, `${pointer}/condition`).map(({ field, at }): Issue => ({
          code: 'condition_field_unknown',
          severity: 'error',
          pointer: at,
          message_id: message.id,
          message: `There is no field “${field}”: choose one from the list.`,
          fix: null,
        })),
  );

function unknownFields(condition: Condition, at: string): readonly { readonly field: string; readonly at: string }[] {
  if ('all' in condition) return condition.all.flatMap((each, index) => unknownFields(each, `${at}/all/${index}`));
  if ('any' in condition) return condition.any.flatMap((each, index) => unknownFields(each, `${at}/any/${index}`));
  if ('not' in condition) return unknownFields(condition.not, `${at}/not`);
  return isConditionField(condition.field) ? [] : [{ field: condition.field, at: `${at}/field` }];
}
