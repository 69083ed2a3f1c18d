import type { Definition } from '@kept/rules/document';
import type { Facts } from '@kept/rules/facts';

interface ProblemRequest {
  /** What is published of the schedule they get; null: they get none. */
  readonly definition: Definition | null;
  readonly facts: Facts;
  /** Their whole sequence is held back. */
  readonly held: boolean;
}

/** Why little or nothing can reach someone, in words; null: nothing stands in the way. Pure. */
export function previewProblem({ definition, facts, held }: ProblemRequest): string | null {
  const { addresses } = facts.participant;
  if (addresses.sms === null && addresses.email === null) return 'no phone number and no email: nothing can be sent';
  if (definition === null) return 'no message schedule takes this appointment: nothing is sent';
  if (held) return 'messages to this person are held back: nothing goes out until they are released';
  const types = new Set(
    definition.messages.filter(({ availability }) => availability !== 'off').map(({ type }) => type),
  );
  const { stopped } = facts;
  const by_phone = types.has('sms') || types.has('call');
  if (by_phone && addresses.sms === null) return 'no phone number: what goes by text message or call cannot be sent';
  if (types.has('email') && addresses.email === null) return 'no email address: what goes by email cannot be sent';
  if (by_phone && stopped.sms) return 'this phone number asked to get no more messages';
  return types.has('email') && stopped.email ? 'this email address asked to get no more messages' : null;
}
