import type { AutoMessage, Definition } from '../document.ts';
import type { Offset } from '../document/timing-schema.ts';
import { ownValue } from '../own-value.ts';
import { everOpens } from '../timing/openings.ts';
import { fixField } from './fix-field.ts';
import type { Fix } from './fix.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { messagesAnsweredBy, placedMessages, type PlacedMessage, type PlacedReply, placedReplies } from './placed.ts';
import { roughMinutes } from './rough-minutes.ts';

/** Windows that are unknown or never open, and times that can only come too late. */
export const checkTiming: Check = ({ definition }) => [
  ...Object.keys(definition.windows).flatMap((name) => hoursIssues(definition, name)),
  ...placedMessages(definition).flatMap((placed) => [...windowIssues(definition, placed), ...lateIssues(placed)]),
  ...placedReplies(definition).flatMap((placed) => waitIssues(definition, placed)),
];

const OFFICE_HOURS = [['09:00', '17:00']] as const;
const OFFICE_WEEK = {
  mon: OFFICE_HOURS,
  tue: OFFICE_HOURS,
  wed: OFFICE_HOURS,
  thu: OFFICE_HOURS,
  fri: OFFICE_HOURS,
} as const;

function hoursIssues({ windows, messages }: Definition, name: string): readonly Issue[] {
  const week = ownValue(windows, name);
  const place = { pointer: `/windows/${name}`, message_id: null };
  const removing: Fix = {
    label: `Remove the hours “${name}”`,
    command: {
      type: 'edit_field',
      of: { kind: 'schedule' },
      path: ['windows', name],
      operation: 'remove',
      value: null,
    },
  };
  if (name === 'any') {
    return [
      issueOf({
        ...place,
        code: 'window_reserved',
        message: '“any” already means any time: give this window another name.',
        fix: removing,
      }),
    ];
  }
  if (week === undefined || everOpens(week)) return [];
  const named = messages.some(({ timing }) => timing?.window === name);
  const opening = fixField(
    { kind: 'schedule' },
    { label: 'Open it Monday to Friday, 9:00 to 17:00', path: ['windows', name], value: { ...week, ...OFFICE_WEEK } },
  );
  return [
    issueOf({
      ...place,
      code: 'window_never_opens',
      message: `The window “${name}” is closed all week: open it on one day at least.`,
      fix: named ? opening : removing,
    }),
  ];
}

function windowIssues({ windows }: Definition, { message, pointer }: PlacedMessage): readonly Issue[] {
  const window = message.timing?.window;
  if (window === undefined || window === 'any' || ownValue(windows, window) !== undefined) return [];
  const usual = Object.hasOwn(windows, 'default');
  return [
    issueOf({
      code: 'window_unknown',
      pointer: `${pointer}/timing/window`,
      message_id: message.id,
      message: `There is no window “${window}”: choose one that exists, or “any”.`,
      fix: fixField(
        { kind: 'message', message_id: message.id },
        {
          label: usual ? 'Use the default hours' : 'Send at any time',
          path: ['timing', 'window'],
          value: usual ? 'default' : 'any',
        },
      ),
    }),
  ];
}

function lateIssues({ message, pointer }: PlacedMessage): readonly Issue[] {
  const lead = longestLead(message);
  if (message.purpose === 'follow_up' || lead === null || lead > 0 || message.timing === null) return [];
  const { anchor, offset } = message.timing;
  const before = reversed(offset);
  return [
    issueOf({
      code: 'sends_after_start',
      pointer: `${pointer}/timing/offset`,
      message_id: message.id,
      message: 'This goes out after the start, when it is too late: choose a time before it, or make it a follow-up.',
      fix:
        anchor === 'start' && before !== null
          ? fixField(
              { kind: 'message', message_id: message.id },
              { label: 'Send it as long before the start', path: ['timing', 'offset'], value: before },
            )
          : null,
    }),
  ];
}

/** The same time on the other side; null when there is none. */
function reversed(offset: Offset): Offset | null {
  if (roughMinutes(offset) === 0) return null;
  if ('minutes' in offset) return { minutes: -offset.minutes };
  if ('hours' in offset) return { hours: -offset.hours };
  if ('days' in offset) return { days: -offset.days };
  return 'weeks' in offset ? { weeks: -offset.weeks } : { months: -offset.months };
}

/** Waits that end after the start for every message they are about, as far as their times can tell (ruling 15). */
function waitIssues(definition: Definition, placed: PlacedReply): readonly Issue[] {
  const { auto_reply, pointer, message } = placed;
  const { trigger } = auto_reply;
  if (trigger.type !== 'no_response_after') return [];
  const leads = messagesAnsweredBy(definition, placed).map((each) =>
    each.purpose === 'follow_up' || isTransitionedTo(definition, each.id) ? null : longestLead(each),
  );
  const longest = leads.includes(null) ? Infinity : Math.max(...leads.map((lead) => lead ?? 0));
  // A message that goes out too late itself is told of as such.
  if (leads.length === 0 || longest <= 0 || trigger.minutes < longest) return [];
  const minutes = Math.floor(longest / 2);
  return [
    issueOf({
      code: 'response_after_start',
      pointer: `${pointer}/trigger/minutes`,
      message_id: message?.id ?? null,
      message: 'The wait can only end after the start, when nothing is sent any more: wait less, or send earlier.',
      fix:
        minutes < 1
          ? null
          : fixField(
              { kind: 'auto_reply', auto_reply_id: auto_reply.id },
              { label: `Wait ${minutes} minutes`, path: ['trigger', 'minutes'], value: minutes },
            ),
    }),
  ];
}

/** Sent by an answer, at a time nobody knows. */
function isTransitionedTo(definition: Definition, message_id: string): boolean {
  return placedReplies(definition).some(({ auto_reply }) =>
    auto_reply.actions.some((action) => action.type === 'transition_to' && action.message_id === message_id),
  );
}

/** The most minutes before the start the message can go out by its own time; null when that is not known. */
function longestLead({ timing, availability }: AutoMessage): number | null {
  if (timing === null || availability === 'off') return null;
  const { anchor, offset, count_only_enabled_days } = timing;
  const minutes = roughMinutes(offset);
  const is_exact = 'minutes' in offset || 'hours' in offset;
  // The end is never before the start, so what comes after the end comes after both.
  if (anchor === 'end') return minutes > 0 || (is_exact && minutes === 0) ? 0 : null;
  if (anchor !== 'start') return null;
  if (is_exact) return -minutes;
  if (minutes > 0) return 0;
  // On the start's own date the window decides; a closed date takes an open day up to a week before it.
  return minutes === 0 || count_only_enabled_days ? null : 8 * 24 * 60 - minutes;
}
