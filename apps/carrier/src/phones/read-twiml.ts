import { elementsOf, textOf, type Element } from '../twiml/element.ts';
import { mediaType, readResponse } from '../twiml/read-response.ts';

/** A reply a webhook asks for; `to` is null for whoever wrote. */
export type TwimlMessage = {
  readonly body: string;
  readonly media: readonly string[];
  readonly to: string | null;
  readonly status_callback: string | null;
};

/** What a webhook's answer asks for, and what is wrong with it, each problem led by Twilio's code. */
export type Twiml = { readonly messages: readonly TwimlMessage[]; readonly problems: readonly string[] };

/**
 * Reads a messaging webhook's answer as Twilio does: XML as TwiML, plain text as one message, an empty body as nothing.
 * Verbs other than Message are reported and skipped.
 */
export function readTwiml(answer: { readonly content_type: string | null; readonly body: string }): Twiml {
  if (answer.body.trim() === '') return { messages: [], problems: [] };
  if (mediaType(answer.content_type) === 'text/plain') {
    return { messages: [{ body: answer.body, media: [], to: null, status_callback: null }], problems: [] };
  }
  const document = readResponse(answer);
  if (!document.ok) {
    const { code, message } = document.problem;
    return { messages: [], problems: [`${code} ${message}`] };
  }
  const verbs = elementsOf(document.response.children);
  const read = verbs.filter((verb) => verb.name === 'Message').map(readMessage);
  const messages = read.filter((message) => message.body !== '' || message.media.length > 0);
  return {
    messages,
    problems: [
      ...verbs
        .filter((verb) => verb.name !== 'Message')
        .map((verb) => `12200 Schema validation: unknown verb ${verb.name}`),
      ...read.filter((message) => !messages.includes(message)).map(() => '14103 Message Invalid Body: it is empty'),
    ],
  };
}

function readMessage(verb: Element): TwimlMessage {
  const nouns = elementsOf(verb.children);
  const bodies = nouns.filter((noun) => noun.name === 'Body').map(textOf);
  return {
    body: bodies.length > 0 ? bodies.join('') : textOf(verb).trim(),
    media: nouns.filter((noun) => noun.name === 'Media').map((noun) => textOf(noun).trim()),
    to: verb.attributes['to'] ?? null,
    status_callback: verb.attributes['statusCallback'] ?? verb.attributes['action'] ?? null,
  };
}
