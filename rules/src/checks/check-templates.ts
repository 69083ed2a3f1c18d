import { type Check, issueOf } from './issue.ts';
import { textsOf } from './texts-of.ts';

/** Liquid that does not parse or names unknown fields, wherever there is Liquid. */
export const checkTemplates: Check = ({ definition, check_template }) =>
  textsOf(definition).flatMap(({ template, pointer, message_id }) =>
    check_template(template).map(({ message }) => issueOf({ code: 'template', pointer, message_id, message })),
  );
