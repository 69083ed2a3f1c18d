import type { Reply } from '../actions/reply.ts';
import type { Say } from '../actions/say.ts';
import type { Subject } from '../commands/command.ts';
import type { AutoMessage } from '../document.ts';
import type { Script } from '../document/content-schemas.ts';
import { timingInWords } from '../graph/timing-in-words.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { fixAnswer, fixByRemoving } from './fix-answer.ts';
import { pointerTo } from '../pointer-to.ts';
import { fixField } from './fix-field.ts';
import type { Fix } from './fix.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { type PlacedMessage, type PlacedReply, placedMessages, placedReplies } from './placed.ts';
import { type Wording, wordingsOf } from './wordings-of.ts';

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
  const of = { kind: 'message', message_id: message.id } as const;
  const aboutOf = ({ path, locale }: Wording<unknown>, field: string): About => ({
    message_id: message.id,
    pointer: pointerTo(pointer, [...path, field]),
    fix: locale === null ? null : fixByRemovingTranslation(of, locale),
  });
  if (message.type !== 'call') {
    const { content, translations } = message;
    return wordingsOf<Text>(content, { path: ['content'], translations }).flatMap((wording) =>
      textIssues(wording.words, {
        ...aboutOf(wording, 'body'),
        code: 'body_missing',
        message: 'The message has no text: write one.',
      }),
    );
  }
  return wordingsOf(message.content, { path: ['content'], translations: message.translations }).flatMap((wording) => {
    const { script, voicemail, template_id } = wording.words;
    const silence = fixField(of, { label: 'Hang up on a machine', path: [...wording.path, 'voicemail'], value: null });
    return [
      ...(template_id === null ? scriptIssues(script, aboutOf(wording, 'script')) : []),
      // One that is null says nothing, for the call hangs up.
      ...(voicemail === null ? [] : scriptIssues(voicemail, { ...aboutOf(wording, 'voicemail'), fix: silence })),
    ];
  });
}

type About = Pick<Issue, 'pointer' | 'message_id' | 'fix'>;
type Text = Pick<Reply, 'body' | 'template_id'>;

function fixByRemovingTranslation(of: Subject, locale: string): Fix {
  const path = ['translations', locale];
  return {
    label: `Remove the translation (${locale})`,
    command: { type: 'edit_field', of, path, operation: 'remove', value: null },
  };
}

/** Neither a text nor a template that stands for one. */
function textIssues({ body, template_id }: Text, issue: Omit<Issue, 'severity'>): readonly Issue[] {
  return body.trim() === '' && template_id === null ? [issueOf(issue)] : [];
}

/** A script that says nothing, or a part of one that does. */
function scriptIssues(script: Script, about: About): readonly Issue[] {
  const blank = script.findIndex((part) => 'say' in part && part.say.trim() === '');
  if (script.length > 0 && blank === -1) return [];
  return [
    issueOf({
      ...about,
      code: 'script_missing',
      pointer: pointerTo(about.pointer, blank === -1 ? [] : [blank, 'say']),
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
        return wordingsOf<Text>(action, { path: [], translations: action.translations }).flatMap(({ words, path }) =>
          textIssues(words, {
            message_id,
            code: 'reply_missing',
            pointer: pointerTo(at, [...path, 'body']),
            message: 'The reply has no text: write one.',
            fix: without('Remove this reply'),
          }),
        );
      case 'say':
      case 'prompt':
        return wordingsOf<Pick<Say, 'script'>>(action, { path: [], translations: action.translations }).flatMap(
          ({ words, path }) =>
            scriptIssues(words.script, {
              message_id,
              pointer: pointerTo(at, [...path, 'script']),
              fix: without(`Remove “${action.type}”`),
            }),
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
