import type { Action, AutoMessage, AutoReply, Definition, Trigger } from '../document.ts';
import { SEALED_PIN } from '../document/pin-schema.ts';
import { builtInRows } from '../graph/built-in-rows.ts';
import type { BuiltInRow } from '../graph/graph.ts';
import { timingInWords } from '../graph/timing-in-words.ts';
import { triggerInWords } from '../graph/trigger-in-words.ts';
import { actionInWords } from './action-in-words.ts';
import { conditionInWords } from './condition-in-words.ts';
import type { AnswerOutline, MessageOutline, Outline, Wording } from './outline.ts';
import { scriptInWords } from './script-in-words.ts';
import { weekInWords } from './week-in-words.ts';

/** The whole document as a list to read from top to bottom: every message, when it goes out and what answers do. */
export function toOutline(definition: Definition): Outline {
  const names = new Map(definition.messages.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string | null => names.get(id) ?? null;
  return {
    messages: definition.messages.map((message) => messageOutline(definition, { message, nameOf })),
    any_message: definition.default_auto_replies.map((auto_reply) => answerOutline(auto_reply, nameOf)),
    windows: Object.entries(definition.windows).map(([name, week]) => ({ name, hours: weekInWords(week) })),
    policy: policyInWords(definition),
  };
}

type NameOf = (message_id: string) => string | null;

function messageOutline(
  definition: Definition,
  { message, nameOf }: { readonly message: AutoMessage; readonly nameOf: NameOf },
): MessageOutline {
  const { id, name, type, purpose, availability, condition } = message;
  const ignores_defaults = message.disable_default_auto_replies && definition.default_auto_replies.length > 0;
  return {
    ...{ id, name, type, purpose, availability },
    when: whenInWords(message),
    window: windowInWords(definition, message),
    condition: condition === null ? null : conditionInWords(condition),
    wordings: wordingsOf(message),
    notes: [
      ...secureNotes(message),
      ...(message.type === 'call' ? [machineHears(message.content)] : []),
      ...(ignores_defaults ? ['The answers to any message do not apply to this one.'] : []),
    ],
    answers: message.auto_replies.map((auto_reply) => answerOutline(auto_reply, nameOf)),
    built_ins: builtInRows(definition, message).filter((row): row is BuiltInRow => row.kind === 'built_in'),
  };
}

/** What is sent securely says in its words what opens; what leaves, and behind which PIN, is told beside them. */
function secureNotes(message: AutoMessage): readonly string[] {
  if (!message.send_securely || message.type === 'call') return [];
  const { pin, content } = message;
  const asks = pin?.startsWith(SEALED_PIN) === true ? 'a PIN of its own' : `the PIN “${pin ?? ''}”`;
  return [
    `Sent securely: what leaves is an invitation with a link${pin === null ? '' : `, which asks for ${asks}`}.`,
    ...inEachLocale(message, ({ link_body }) => ({
      subject: null,
      lines: link_body === null ? [] : [link_body],
    })).flatMap(({ locale, lines }) =>
      lines.map((line) => `The invitation${locale === null ? '' : ` (${locale})`}: ${line}`),
    ),
    ...('link_subject' in content && content.link_subject !== null ? [`Its subject: ${content.link_subject}`] : []),
  ];
}

function machineHears({ voicemail }: Extract<AutoMessage, { type: 'call' }>['content']): string {
  return voicemail === null
    ? 'When a machine answers, the call hangs up.'
    : `When a machine answers, it hears: ${scriptInWords(voicemail).join(' ')}`;
}

function whenInWords({ availability, timing }: AutoMessage): string {
  if (availability === 'off') return 'Off: it never goes out';
  if (availability === 'on_demand') return 'Only when an answer leads to it';
  const words = timingInWords(timing);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The hours it keeps to; null when it has no time of its own or goes out at any hour. */
function windowInWords({ windows }: Definition, { availability, timing }: AutoMessage): string | null {
  if (timing === null || availability !== 'scheduled' || timing.window === 'any') return null;
  const week = windows[timing.window];
  if (week === undefined) return null;
  const skipping = timing.count_only_enabled_days ? '; days without sending hours are not counted' : '';
  return `${weekInWords(week)}${skipping}`;
}

function wordingsOf(message: AutoMessage): readonly Wording[] {
  switch (message.type) {
    case 'sms':
      return inEachLocale(message, ({ body }) => ({ subject: null, lines: [body] }));
    case 'email':
      return inEachLocale(message, ({ subject, body }) => ({ subject, lines: [body] }));
    case 'call':
      return inEachLocale(message, ({ script }) => ({
        subject: null,
        lines: scriptInWords(script),
      }));
    default:
      return message satisfies never;
  }
}

function inEachLocale<T>(
  { content, translations }: { readonly content: T; readonly translations: Readonly<Record<string, T>> },
  read: (content: T) => Omit<Wording, 'locale'>,
): readonly Wording[] {
  return [
    { locale: null, ...read(content) },
    ...Object.entries(translations).map(([locale, translated]) => ({ locale, ...read(translated) })),
  ];
}

function answerOutline({ id, trigger, actions }: AutoReply, nameOf: NameOf): AnswerOutline {
  return {
    id,
    trigger: triggerInWords(trigger),
    phrases: phrasesOf(trigger),
    actions: actions.map((action: Action) => actionInWords(action, nameOf)),
  };
}

function phrasesOf(trigger: Trigger): readonly string[] {
  return trigger.type === 'reply_is' || trigger.type === 'reply_includes' ? trigger.any_of : [];
}

function policyInWords({ policy }: Definition): readonly string[] {
  const hours = (count: number): string => `${count} hour${count === 1 ? '' : 's'}`;
  const stops = policy.stop_after.map((state) => state.replaceAll('_', ' '));
  return [
    stops.length === 0
      ? 'No answer stops the messages.'
      : `After ${stops.join(', ').replace(/, ([^,]*)$/u, ' or $1')} nothing more goes out by itself.`,
    policy.any_affirmative_confirms
      ? 'Any yes confirms, such as “ok” or a thumb up.'
      : 'Only the words of a message confirm.',
    ...(policy.cancel_cutoff_hours > 0
      ? [`Cancelling later than ${hours(policy.cancel_cutoff_hours)} before only tells staff.`]
      : []),
    ...(policy.reschedule_cutoff_hours > 0
      ? [`Asking for another time later than ${hours(policy.reschedule_cutoff_hours)} before only tells staff.`]
      : []),
    `An answer counts for ${policy.reply_window_days} day${policy.reply_window_days === 1 ? '' : 's'} after its message.`,
  ];
}
