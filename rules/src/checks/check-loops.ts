import type { AutoMessage, Definition } from '../document.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import type { Occurrence } from '../triggers/occurrence.ts';
import { mayStandAt } from '../may-stand-at.ts';
import { type Check, type Issue, issueOf } from './issue.ts';

/**
 * Messages that lead back to themselves without the client: by failures alone such a loop never ends and is
 * refused; with a wait for a response or a call nobody takes on it, it ends at the limits of ruling 14 and is warned of.
 */
export const checkLoops: Check = ({ definition }) => {
  const failing = edges(definition, ['failure']);
  const silent = edges(definition, ['failure', 'silence', 'unanswered']);
  return definition.messages.flatMap((message, index): readonly Issue[] => {
    const place = { pointer: `/messages/${index}`, message_id: message.id };
    if (leadsBack(failing, message.id)) {
      return [
        issueOf({
          ...place,
          code: 'cycle_without_client',
          message: `When “${message.name}” fails, its answers lead back to it without end: let one of them end elsewhere.`,
        }),
      ];
    }
    return leadsBack(silent, message.id)
      ? [
          issueOf({
            ...place,
            code: 'silent_loop',
            message: `Without a word from the client “${message.name}” leads back to itself; it stops after three times.`,
          }),
        ]
      : [];
  });
};

type Edges = ReadonlyMap<string, readonly string[]>;

function edges(definition: Definition, kinds: readonly Occurrence['kind'][]): Edges {
  return new Map(definition.messages.map((message) => [message.id, targets({ definition, message, kinds })]));
}

function targets({
  definition,
  message,
  kinds,
}: {
  readonly definition: Definition;
  readonly message: AutoMessage;
  readonly kinds: readonly Occurrence['kind'][];
}): readonly string[] {
  const defaults = message.disable_default_auto_replies ? [] : definition.default_auto_replies;
  const named = [...message.auto_replies, ...defaults]
    .filter(({ trigger }) => {
      const kind = TRIGGER_KINDS[trigger.type];
      return kinds.includes(kind.on) && mayStandAt(kind, message);
    })
    .flatMap(({ actions }) =>
      actions.flatMap((action) => (action.type === 'transition_to' ? [action.message_id] : [])),
    );
  return [...new Set(named)];
}

function leadsBack(graph: Edges, from: string): boolean {
  const open = [...(graph.get(from) ?? [])];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === from) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return false;
}
