import type { Definition } from '@kept/rules/document';
import type { Effect, SendSource } from '@kept/rules/effect';
import { explainSkip } from '@kept/rules/explain-skip';
import { titleTag } from '@kept/rules/title-tag';
import { CHANNELS } from '#lib/schedules/message-words.ts';

/** What came of a decision, briefly: `Text sent: “Reminder”`, `Staff told: client confirmed`. Null: nothing that anybody sees. */
export function effectInWords(effect: Effect, { messages }: Definition): string | null {
  const nameOf = (message_id: string): string => {
    const name = messages.find(({ id }) => id === message_id)?.name;
    return name === undefined || name === '' ? 'a message' : `“${name}”`;
  };
  switch (effect.type) {
    case 'send':
      return sent(effect.source, { channel: CHANNELS[effect.channel], nameOf });
    case 'set_state': {
      const tag = titleTag([effect.state]);
      return tag === null ? 'The answer is taken back' : `The title gets ${tag}`;
    }
    case 'notify_staff':
      return effect.reason === 'authored'
        ? 'Staff get the email that the answer says'
        : `Staff told: ${effect.reason.replaceAll('_', ' ')}`;
    case 'skip':
      return `${nameOf(effect.auto_message_id)}: ${explainSkip(effect.reason)}`;
    case 'withdraw':
      return `Taken back before it went out: ${explainSkip(effect.reason)}`;
    case 'speak':
      return effect.next === 'hang_up' ? 'The call speaks, and hangs up' : 'The call speaks, and waits for a digit';
    case 'forward':
      return `The call is connected with ${effect.number}`;
    case 'log':
      return effect.code === 'automation_stopped' ? 'A limit is reached: the authored answers stop' : null;
    default:
      return effect satisfies never;
  }
}

function sent(
  source: SendSource,
  { channel, nameOf }: { readonly channel: string; readonly nameOf: (message_id: string) => string },
): string {
  switch (source.kind) {
    case 'auto_message':
      return `${channel} sent: ${nameOf(source.auto_message_id)}`;
    case 'automatic_reply':
      return `Answer sent to a reply to ${nameOf(source.auto_message_id)}`;
    case 'system_text':
      return `Usual text sent: ${source.text.replaceAll('_', ' ')}`;
    default:
      return source satisfies never;
  }
}
