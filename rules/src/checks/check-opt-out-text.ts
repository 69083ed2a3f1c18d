import type { AutoMessage } from '../document.ts';
import { OPT_OUT_WORDS } from '../line-words.ts';
import { pointerTo } from '../pointer-to.ts';
import { fixField } from './fix-field.ts';
import type { Fix } from './fix.ts';
import { type Check, issueOf } from './issue.ts';
import { placedMessages } from './placed.ts';
import { roughMinutes } from './rough-minutes.ts';
import { wordingsOf } from './wordings-of.ts';

type Text = Extract<AutoMessage, { readonly type: 'sms' }>;

const SENTENCE = 'Reply STOP to opt out.';
/** Characters that a text may have (`content-schemas.ts`). */
const BODY_LENGTH = 5_000;
/** Where carriers ask for it. */
const COUNTRIES: readonly string[] = ['US', 'CA'];

/**
 * Carriers in the US and Canada want the first text to say how to stop them. Which text is the first depends on when
 * the appointment is made, so the first of those made for new appointments is looked at, else the earliest before the
 * start; one sent securely begins with the account's own words.
 */
export const checkOptOutText: Check = ({ definition, account: { country } }) => {
  if (country !== undefined && !COUNTRIES.includes(country.toUpperCase())) return [];
  const texts = placedMessages(definition).flatMap(({ message, pointer }) =>
    message.type === 'sms' && message.availability === 'scheduled' && !message.send_securely
      ? [{ message, pointer }]
      : [],
  );
  const [first] = texts.toSorted((a, b) => rank(a.message) - rank(b.message));
  if (!first || first.message.content.template_id !== null) return [];
  const { message, pointer } = first;
  const { content, translations } = message;
  return wordingsOf(content, { path: ['content'], translations })
    .filter(({ words: { body, template_id } }) => template_id === null && !saysHowToStop(body))
    .map(({ words: { body }, path, locale }) =>
      issueOf({
        code: 'opt_out_text_missing',
        pointer: pointerTo(pointer, [...path, 'body']),
        message_id: message.id,
        message: 'The first text does not say how to stop them, as carriers in the US and Canada require.',
        fix: locale === null ? adding(message, body) : null,
      }),
    );
};

/** Minutes from the making of an appointment made long before, roughly: only the order counts. */
function rank({ timing }: Text): number {
  if (timing === null) return Infinity;
  const minutes = roughMinutes(timing.offset);
  switch (timing.anchor) {
    case 'created':
      return minutes - 1e9;
    case 'start':
      return minutes;
    case 'end':
      return minutes + 1;
    case 'moved':
    case 'cancelled':
      return Infinity;
  }
}

/** An opt-out word in capitals, or “reply stop”: “stop by” and “the end” say nothing of the kind. */
function saysHowToStop(body: string): boolean {
  const words = body.match(/\p{L}+/gu) ?? [];
  return (
    words.some((word) => word === word.toUpperCase() && OPT_OUT_WORDS.sms.includes(word.toLowerCase())) ||
    /\b(?:reply|text|send|answer)\s+(?:with\s+)?["'“”‘’]?(?:stop|unsubscribe)\b/iu.test(body)
  );
}

function adding({ id }: Text, body: string): Fix | null {
  const value = `${body.trimEnd()} ${SENTENCE}`;
  if (body.trim() === '' || value.length > BODY_LENGTH) return null;
  return fixField(
    { kind: 'message', message_id: id },
    { label: `Add “${SENTENCE}”`, path: ['content', 'body'], value },
  );
}
