import { sameJson } from '@kept/rules/diff/same-json';
import type { Definition } from '@kept/rules/document';

/** The definition with the other's objects wherever they say the same: to compare and to send the two is then little work. */
export function withPartsOf(definition: Definition, other: Definition): Definition {
  const known = new Map(other.messages.map((message) => [message.id, message]));
  return {
    ...definition,
    messages: definition.messages.map((message) => knownOr(message, known.get(message.id))),
    default_auto_replies: knownOr(definition.default_auto_replies, other.default_auto_replies),
    windows: knownOr(definition.windows, other.windows),
    policy: knownOr(definition.policy, other.policy),
  };
}

function knownOr<Part>(part: Part, known: Part | undefined): Part {
  return known !== undefined && sameJson(part, known) ? known : part;
}
