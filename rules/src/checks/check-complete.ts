import type { Prompt } from '../actions/prompt.ts';
import type { Reply } from '../actions/reply.ts';
import type { Say } from '../actions/say.ts';
import type { AutoMessage } from '../document.ts';
import type { Script } from '../document/content-schemas.ts';
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
    return callScripts(message).flatMap(({ at, fix, ...said }) =>
      scriptIssues(said, { ...place, pointer: `${pointer}${at}`, fix }),
    );
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

interface Said {
  readonly script: Script;
  readonly template_id: string | null;
  readonly at: string;
  readonly fix: Fix | null;
}

/** What a call says; a voicemail that is null says nothing, for the call hangs up. */
function callScripts({ id, content, translations }: Extract<AutoMessage, { type: 'call' }>): readonly Said[] {
  const of = { kind: 'message', message_id: id } as const;
  const wordings = [
    { words: content, path: ['content'], fix: null },
    ...Object.entries(translations).map(([locale, words]) => {
      const path = ['translations', locale];
      const command = { type: 'edit_field' as const, of, path, operation: 'remove' as const, value: null };
      return { words, path, fix: { label: `Remove the translation (${locale})`, command } };
    }),
  ];
  return wordings.flatMap(({ words: { script, voicemail, template_id }, path, fix }) => [
    { script, template_id, at: `/${path.join('/')}/script`, fix },
    ...(voicemail === null
      ? []
      : [
          {
            script: voicemail,
            template_id: null,
            at: `/${path.join('/')}/voicemail`,
            fix: fixField(of, { label: 'Hang up on a machine', path: [...path, 'voicemail'], value: null }),
          },
        ]),
  ]);
}

/** A script that says nothing, or a part of one that does. */
function scriptIssues(
  { script, template_id }: Pick<Said, 'script' | 'template_id'>,
  about: Pick<Issue, 'pointer' | 'message_id' | 'fix'>,
): readonly Issue[] {
  if (template_id !== null) return [];
  const blank = script.findIndex((part) => 'say' in part && part.say.trim() === '');
  if (script.length > 0 && blank === -1) return [];
  return [
    issueOf({
      ...about,
      code: 'script_missing',
      pointer: blank === -1 ? about.pointer : `${about.pointer}/${blank}/say`,
      message: 'Nothing would be said here: write what to say, or choose a clip to play.',
    }),
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
  return actions.flatMap((action, index) => {
    const at = `${pointer}/actions/${index}`;
    const without = (label: string) => fixAnswer(auto_reply, { label, actions: actions.toSpliced(index, 1) });
    switch (action.type) {
      case 'reply':
        return emptyWordings(action).map((where) =>
          issueOf({
            message_id,
            code: 'reply_missing',
            pointer: `${at}${where}`,
            message: 'The reply has no text: write one.',
            fix: without('Remove this reply'),
          }),
        );
      case 'say':
      case 'prompt':
        return actionScripts(action).flatMap(({ script, where }) =>
          scriptIssues(
            { script, template_id: null },
            { pointer: `${at}${where}`, message_id, fix: without(`Remove “${action.type}”`) },
          ),
        );
      case 'forward':
        if (action.to !== '') return [];
        return [
          issueOf({
            message_id,
            code: 'number_missing',
            pointer: `${at}/to`,
            message: 'The call is forwarded to nobody: give a number, or choose the calendar’s owner.',
            fix: fixField(
              { kind: 'auto_reply', auto_reply_id: auto_reply.id },
              {
                label: 'Forward to the calendar’s owner',
                path: ['actions', `${index}`, 'to'],
                value: 'calendar_owner',
              },
            ),
          }),
        ];
      default:
        return [];
    }
  });
}

function actionScripts({
  script,
  translations,
}: Say | Prompt): readonly { readonly script: Script; readonly where: string }[] {
  return [
    { script, where: '/script' },
    ...Object.entries(translations).map(([locale, words]) => ({
      ...words,
      where: `/translations/${locale}/script`,
    })),
  ];
}

/** Where in a reply there is neither a text nor a template. */
function emptyWordings(action: Reply): readonly string[] {
  const wordings = [
    { ...action, at: '/body' },
    ...Object.entries(action.translations).map(([locale, words]) => ({ ...words, at: `/translations/${locale}/body` })),
  ];
  return wordings.filter(({ body, template_id }) => body.trim() === '' && template_id === null).map(({ at }) => at);
}
