import { SYSTEM_TEXT_KEYS } from '@kept/rules/system-text';
import type { Definition } from '@kept/rules/document';
import { expectationInWords } from '@kept/rules/simulate/expectation-in-words';
import type { Expectation } from '@kept/rules/simulate/saved-scenario';
import type { ParticipantState } from '@kept/rules/facts';

const STATES: readonly ParticipantState[] = [
  'none',
  'confirmed',
  'accepted',
  'declined',
  'cancelled',
  'reschedule_requested',
];
const REASONS: readonly Extract<Expectation, { readonly that: 'staff_told' }>['reason'][] = [
  'client_confirmed',
  'client_cancelled',
  'client_requested_reschedule',
  'client_accepted',
  'client_declined',
  'reply_unmatched',
  'message_failed',
  'no_response_after_start',
  'automation_stopped',
  'authored',
];

export interface ExpectationChoice {
  /** The same for the same expectation. */
  readonly id: string;
  readonly label: string;
  readonly expectation: Expectation;
}

/** Everything that can be expected of a document, in words; what is expected already is left out. */
export function expectationChoices(
  definition: Definition,
  expected: readonly Expectation[],
): readonly ExpectationChoice[] {
  const { messages, default_auto_replies } = definition;
  const replies = [...messages.flatMap(({ auto_replies }) => auto_replies), ...default_auto_replies];
  const all: readonly Expectation[] = [
    ...messages.map(({ id }) => ({ that: 'message_sent', auto_message_id: id }) as const),
    ...messages.map(({ id }) => ({ that: 'message_not_sent', auto_message_id: id }) as const),
    ...replies.map(({ id }) => ({ that: 'answered_by', auto_reply_id: id }) as const),
    ...STATES.map((state) => ({ that: 'state_is', state }) as const),
    ...REASONS.map((reason) => ({ that: 'staff_told', reason }) as const),
    ...SYSTEM_TEXT_KEYS.map((text) => ({ that: 'text_sent', text }) as const),
    { that: 'ended' },
  ];
  const known = new Set(expected.map((each) => JSON.stringify(each)));
  return all
    .filter((expectation) => !known.has(JSON.stringify(expectation)))
    .map((expectation) => ({
      id: JSON.stringify(expectation),
      label: expectationInWords(definition, expectation).holds,
      expectation,
    }));
}
