import type { Definition } from '@kept/rules/document';
import { explainSkip } from '@kept/rules/explain-skip';
import type { Facts } from '@kept/rules/facts';
import { emptyMemory } from '@kept/rules/memory';
import { plan } from '@kept/rules/plan';

/** What becomes of a message for one appointment. */
export type Sending =
  | { readonly kind: 'goes_out'; readonly at: string }
  /** `at`: when it would have gone out, where there is such a moment. */
  | { readonly kind: 'not_sent'; readonly at: string | null; readonly why: string };

const LATER = {
  moved: 'It goes out once an appointment is moved; this one was not.',
  cancelled: 'It goes out once an appointment is cancelled; this one was not.',
} as const;

interface SendingRequest {
  readonly definition: Definition;
  readonly message_id: string;
  readonly facts: Facts;
}

/** When a message goes out for an appointment that has had this document from its making on, or why it does not; null: it has no time. */
export function sendingFor({ definition, message_id, facts }: SendingRequest): Sending | null {
  const message = definition.messages.find(({ id }) => id === message_id);
  const planned = plan({
    definitions: { newest: 'here', by_revision: { here: definition } },
    memory: emptyMemory(1),
    facts,
    now: facts.appointment.created_at,
  }).find(({ auto_message_id }) => auto_message_id === message_id);
  if (message?.timing == null || planned === undefined) return null;
  const { anchor } = message.timing;
  if (planned.status === 'skipped' && planned.reason !== null)
    return { kind: 'not_sent', at: planned.at, why: explainSkip(planned.reason) };
  if (planned.at !== null) return { kind: 'goes_out', at: planned.at };
  return anchor === 'moved' || anchor === 'cancelled' ? { kind: 'not_sent', at: null, why: LATER[anchor] } : null;
}
