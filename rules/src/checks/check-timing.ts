import type { AutoMessage } from '../document.ts';
import type { Offset } from '../document/timing-schema.ts';
import { ownValue } from '../own-value.ts';
import { everOpens } from '../timing/openings.ts';
import type { Check, Issue } from './issue.ts';
import { type PlacedMessage, placedMessages, repliesOf } from './placed.ts';

/** Windows that are unknown or never open, and times that can only come too late. */
export const checkTiming: Check = ({ definition }) => [
  ...Object.entries(definition.windows).flatMap(([name, week]): readonly Issue[] => {
    const issue = { severity: 'error', pointer: `/windows/${name}`, message_id: null, fix: null } as const;
    if (name === 'any')
      return [
        { ...issue, code: 'window_reserved', message: '“any” already means any time: give this window another name.' },
      ];
    return everOpens(week)
      ? []
      : [
          {
            ...issue,
            code: 'window_never_opens',
            message: `The window “${name}” is closed all week: open it on one day at least.`,
          },
        ];
  }),
  ...placedMessages(definition).flatMap((placed) => [
    ...windowIssues(placed, (name) => ownValue(definition.windows, name) !== undefined),
    ...lateIssues(placed),
  ]),
];

function windowIssues({ message, pointer }: PlacedMessage, known: (name: string) => boolean): readonly Issue[] {
  const window = message.timing?.window;
  if (window === undefined || window === 'any' || known(window)) return [];
  return [
    {
      code: 'window_unknown',
      severity: 'error',
      pointer: `${pointer}/timing/window`,
      message_id: message.id,
      message: `There is no window “${window}”: choose one that exists, or “any”.`,
      fix: { label: 'Send at any time', operation: 'replace', pointer: `${pointer}/timing/window`, value: 'any' },
    },
  ];
}

function lateIssues(placed: PlacedMessage): readonly Issue[] {
  const { message, pointer } = placed;
  if (message.purpose === 'follow_up' || message.timing?.anchor !== 'start') return [];
  const lead = longestLead(message);
  if (lead === null) return [];
  const issue = { severity: 'warning', message_id: message.id, fix: null } as const;
  if (lead <= 0) {
    return [
      {
        ...issue,
        code: 'sends_after_start',
        pointer: `${pointer}/timing/offset`,
        message: 'This goes out after the start, when it is too late: choose a time before it, or make it a follow-up.',
      },
    ];
  }
  return repliesOf(placed).flatMap(({ auto_reply: { trigger }, pointer: at }) =>
    trigger.type === 'no_response_after' && trigger.minutes >= lead
      ? [
          {
            ...issue,
            code: 'response_after_start' as const,
            pointer: `${at}/trigger/minutes`,
            message:
              'The wait can only end after the start, when nothing is sent any more: wait less, or send earlier.',
          },
        ]
      : [],
  );
}

/** The most minutes before the start the message can go out; null when that is not known. */
function longestLead({ timing }: AutoMessage): number | null {
  if (timing === null) return null;
  if ('minutes' in timing.offset) return -timing.offset.minutes;
  if ('hours' in timing.offset) return -timing.offset.hours * 60;
  const days = wholeDays(timing.offset);
  if (days > 0) return 0;
  // On the start's own date the window decides; a closed date takes an open day up to a week before it.
  return days === 0 || timing.count_only_enabled_days ? null : (8 - days) * 24 * 60;
}

function wholeDays(offset: Offset): number {
  if ('days' in offset) return offset.days;
  if ('weeks' in offset) return offset.weeks * 7;
  return 'months' in offset ? offset.months * 31 : 0;
}
