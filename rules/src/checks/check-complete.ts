import type { Action, AutoMessage } from '../document.ts';
import { timingInWords } from '../graph/timing-in-words.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { fixAnswer, fixByRemoving } from './fix-answer.ts';
import { fixField } from './fix-field.ts';
import type { Fix } from './fix.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { type PlacedMessage, type PlacedReply, placedMessages, placedReplies } from './placed.ts';

/** A draft may be incomplete, a published revision may not. */
export const checkComplete: Check = ({ definition }) => [
  ...(definition.messages.length === 0
    ? [
        issueOf({
          code: 'no_messages',
          pointer: '/messages',
          message_id: null,
          message: 'The schedule has no message: add one.',
        }),
      ]
    : []),
  ...placedMessages(definition).flatMap((placed) => [...messageIssues(placed), ...wordingIssues(placed)]),
  ...placedReplies(definition).flatMap((placed) => [...phraseIssues(placed), ...actionIssues(placed)]),
];

function messageIssues({ message, pointer }: PlacedMessage): readonly Issue[] {
  const of = { kind: 'message', message_id: message.id } as const;
  const place = { message_id: message.id };
  const name = usualName(message);
  return [
    ...(message.name.trim() === ''
      ? [
          issueOf({
            ...place,
            code: 'name_missing',
            pointer: `${pointer}/name`,
            message: 'The message has no name: give it one that staff will recognise.',
            fix: fixField(of, { label: `Call it “${name}”`, path: ['name'], value: name }),
          }),
        ]
      : []),
    ...(message.availability === 'scheduled' && message.timing === null
      ? [
          issueOf({
            ...place,
            code: 'timing_missing',
            pointer: `${pointer}/timing`,
            message: 'A scheduled message needs a time: say when it goes out, or make it on demand.',
            fix: fixField(of, { label: 'Make it on demand', path: ['availability'], value: 'on_demand' }),
          }),
        ]
      : []),
    ...(message.type === 'call' && message.send_securely
      ? [
          issueOf({
            ...place,
            code: 'secure_call',
            pointer: `${pointer}/send_securely`,
            message: 'A call cannot be sent securely: switch it off, or choose a text or an email.',
            fix: fixField(of, { label: 'Call without it', path: ['send_securely'], value: false }),
          }),
        ]
      : []),
  ];
}

const NOUNS = { reminder: 'Reminder', booking: 'Booking message', follow_up: 'Follow-up' } as const;

function usualName({ purpose, timing }: AutoMessage): string {
  return timing === null ? `${NOUNS[purpose]} on demand` : `${NOUNS[purpose]}, ${timingInWords(timing)}`;
}

function wordingIssues({ message, pointer }: PlacedMessage): readonly Issue[] {
  const place = { message_id: message.id };
  if (message.type === 'call') {
    return [
      issueOf({
        ...place,
        code: 'calls_not_available',
        pointer: `${pointer}/type`,
        message: 'Calls cannot be made yet: choose a text or an email.',
      }),
    ];
  }
  return bodiesOf(message)
    .filter(({ body, template_id }) => body.trim() === '' && template_id === null)
    .map(({ at, fix }) =>
      issueOf({
        ...place,
        code: 'body_missing',
        pointer: `${pointer}${at}`,
        message: 'The message has no text: write one.',
        fix,
      }),
    );
}

interface Body {
  readonly body: string;
  readonly template_id: string | null;
  readonly at: string;
  readonly fix: Fix | null;
}

function bodiesOf(message: Exclude<AutoMessage, { type: 'call' }>): readonly Body[] {
  const of = { kind: 'message', message_id: message.id } as const;
  return [
    { ...message.content, at: '/content/body', fix: null },
    ...Object.entries(message.translations).map(([locale, { body, template_id }]) => ({
      body,
      template_id,
      at: `/translations/${locale}/body`,
      fix: {
        label: `Remove the translation (${locale})`,
        command: {
          type: 'edit_field' as const,
          of,
          path: ['translations', locale],
          operation: 'remove' as const,
          value: null,
        },
      },
    })),
  ];
}

function phraseIssues({ auto_reply, pointer, message }: PlacedReply): readonly Issue[] {
  const { trigger } = auto_reply;
  if (trigger.type !== 'reply_is' && trigger.type !== 'reply_includes') return [];
  const blank = trigger.any_of.findIndex(isBlank);
  if (trigger.any_of.length > 0 && blank === -1) return [];
  return [
    issueOf({
      code: 'phrases_missing',
      message_id: message?.id ?? null,
      pointer: `${pointer}/trigger/any_of${blank === -1 ? '' : `/${blank}`}`,
      message: 'The trigger waits for an empty text: say which words it waits for.',
      fix: fixAnswer(auto_reply, {
        label: 'Remove the empty text',
        phrases: trigger.any_of.filter((phrase) => !isBlank(phrase)),
      }),
    }),
  ];
}

function isBlank(phrase: string): boolean {
  return normaliseText(phrase) === '';
}

function actionIssues({ auto_reply, pointer, message }: PlacedReply): readonly Issue[] {
  const { actions } = auto_reply;
  const message_id = message?.id ?? null;
  if (actions.length === 0) {
    return [
      issueOf({
        message_id,
        code: 'actions_missing',
        pointer: `${pointer}/actions`,
        message: 'The auto reply has no action: add one, or “do nothing”.',
        fix: fixByRemoving(auto_reply.id),
      }),
    ];
  }
  return actions.flatMap((action, index) =>
    emptyWordings(action).map((at) =>
      issueOf({
        message_id,
        code: 'reply_missing',
        pointer: `${pointer}/actions/${index}${at}`,
        message: 'The reply has no text: write one.',
        fix: fixAnswer(auto_reply, { label: 'Remove this reply', actions: actions.toSpliced(index, 1) }),
      }),
    ),
  );
}

/** Where in a reply there is neither a text nor a template. */
function emptyWordings(action: Action): readonly string[] {
  if (action.type !== 'reply') return [];
  const wordings = [
    { ...action, at: '/body' },
    ...Object.entries(action.translations).map(([locale, words]) => ({ ...words, at: `/translations/${locale}/body` })),
  ];
  return wordings.filter(({ body, template_id }) => body.trim() === '' && template_id === null).map(({ at }) => at);
}
