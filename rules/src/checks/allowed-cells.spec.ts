import { describe, expect, it } from 'vitest';
import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { define, reminder, schedule } from '../scenario.spec-support.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import { validate } from '../validate.ts';

/** What flow-spec sections 2 and 3 allow, by message type (sms, email, call) and purpose (reminder, booking, follow-up). */
const TRIGGERS = `
                                sms          email        call
                                R   B   F    R   B   F    R   B   F
  reply_is                      yes yes yes  yes yes yes  no  no  no
  reply_includes                yes yes yes  yes yes yes  no  no  no
  any_other_reply               yes yes yes  yes yes yes  no  no  no
  no_response_after             yes yes yes  yes yes yes  no  no  no
  message_fails                 yes yes yes  yes yes yes  no  no  no
  client_confirms               yes no  no   yes no  no   yes no  no
  client_cancels                yes no  no   yes no  no   yes no  no
  client_requests_reschedule    yes no  no   yes no  no   yes no  no
  client_accepts                no  yes no   no  yes no   no  yes no
  client_declines               no  yes no   no  yes no   no  yes no
  client_dials                  no  no  no   no  no  no   yes yes yes
  digit_not_recognized          no  no  no   no  no  no   yes yes yes
  no_response                   no  no  no   no  no  no   yes yes yes
  call_fails                    no  no  no   no  no  no   yes yes yes
`;
const ACTIONS = `
                                sms          email        call
                                R   B   F    R   B   F    R   B   F
  prompt                        no  no  no   no  no  no   yes yes yes
  say                           no  no  no   no  no  no   yes yes yes
  repeat                        no  no  no   no  no  no   yes yes yes
  forward                       no  no  no   no  no  no   yes yes yes
  reply                         yes yes yes  yes yes yes  no  no  no
  do_nothing                    yes yes yes  yes yes yes  yes yes yes
  transition_to                 yes yes yes  yes yes yes  yes yes yes
  enable_message                yes yes yes  yes yes yes  yes yes yes
  disable_message               yes yes yes  yes yes yes  yes yes yes
  send_email_notification       yes yes yes  yes yes yes  yes yes yes
  mark_as_confirmed             yes no  no   yes no  no   yes no  no
  mark_as_cancelled             yes no  no   yes no  no   yes no  no
  mark_as_reschedule_requested  yes no  no   yes no  no   yes no  no
  mark_as_accepted              no  yes no   no  yes no   no  yes no
  mark_as_declined              no  yes no   no  yes no   no  yes no
`;
/** Where both are allowed on a call, but the client is not on the phone any more. */
const TOO_LATE = `
                prompt  say  repeat  forward
  no_response   late    late late    late
  call_fails    late    late late    late
`;

/** What a trigger or action of the type needs so that nothing else is wrong with it. */
const SAMPLES: Readonly<Record<string, object>> = {
  reply_is: { any_of: ['a'] },
  reply_includes: { any_of: ['a'] },
  no_response_after: { minutes: 5 },
  client_dials: { digit: '5' },
  prompt: { script: [{ say: 'Hello' }] },
  say: { script: [{ say: 'Hello' }] },
  reply: { body: 'x' },
  transition_to: { message_id: 'other' },
  enable_message: { message_id: 'other' },
  disable_message: { message_id: 'other' },
};

const TYPES = ['sms', 'email', 'call'] as const;
const PURPOSES = ['reminder', 'booking', 'follow_up'] as const;
const COLUMNS = TYPES.flatMap((type) => PURPOSES.map((purpose) => ({ type, purpose })));

/** Rows by their first word, without the lines of the head. */
function rows(table: string, head: number): ReadonlyMap<string, readonly string[]> {
  const lines = table.trim().split('\n').slice(head);
  return new Map(lines.map((line) => line.trim().split(/\s+/u)).map(([name = '', ...cells]) => [name, cells]));
}

const triggers = rows(TRIGGERS, 2);
const actions = rows(ACTIONS, 2);
const too_late = rows(TOO_LATE, 1);
const ON_THE_PHONE = ['prompt', 'say', 'repeat', 'forward'];

const CELLS = [...triggers.keys()].flatMap((trigger) =>
  [...actions.keys()].flatMap((action) => COLUMNS.map((column, at) => ({ trigger, action, at, ...column }))),
);

type Cell = (typeof CELLS)[number];

function expected({ trigger, action, at }: Cell): readonly string[] {
  const refused = [
    ...(actions.get(action)?.[at] === 'yes' ? [] : ['action_not_allowed']),
    ...(triggers.get(trigger)?.[at] === 'yes' ? [] : ['trigger_not_allowed']),
  ];
  if (refused.length > 0) return refused;
  return too_late.get(trigger)?.[ON_THE_PHONE.indexOf(action)] === 'late' ? ['action_needs_call'] : [];
}

function found({ trigger, action, type, purpose }: Cell): readonly string[] {
  const auto_replies = [
    {
      id: 'ar',
      trigger: { type: trigger, ...SAMPLES[trigger] },
      actions: [{ type: action, ...SAMPLES[action] }],
    },
  ];
  const content = type === 'call' ? { script: [{ say: 'Hello' }] } : { body: 'Hello. Reply STOP to opt out.' };
  const other = reminder({
    id: 'other',
    name: 'Other',
    content: { body: 'Hello' },
    timing: { anchor: 'start', offset: { hours: -2 }, window: 'any' },
  });
  const definition = define(schedule({ ...reminder({ content, auto_replies }), type, purpose }, other));
  return validate(definition, { check_template: () => [] })
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
    .toSorted();
}

describe('where triggers and actions are allowed', () => {
  it('every kind is in the table', () => {
    expect([...triggers.keys()].toSorted()).toEqual(Object.keys(TRIGGER_KINDS).toSorted());
    expect([...actions.keys()].toSorted()).toEqual(Object.keys(ACTION_KINDS).toSorted());
    for (const cells of [...triggers.values(), ...actions.values()]) expect(cells).toHaveLength(COLUMNS.length);
  });

  it(`each of the ${CELLS.length} cells is allowed or refused as the specification says`, () => {
    const wrong = CELLS.filter((cell) => JSON.stringify(found(cell)) !== JSON.stringify(expected(cell)));
    expect(wrong).toEqual([]);
  });
});
