import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

/** A reply a webhook asks for; `to` is null for whoever wrote. */
export type TwimlMessage = {
  readonly body: string;
  readonly media: readonly string[];
  readonly to: string | null;
  readonly status_callback: string | null;
};

/** What a webhook's answer asks for, and what is wrong with it, each problem led by Twilio's code. */
export type Twiml = { readonly messages: readonly TwimlMessage[]; readonly problems: readonly string[] };

type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
};
type Node = Element | { readonly text: string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

/**
 * Reads a messaging webhook's answer as Twilio does: XML as TwiML, plain text as one message, an empty body as nothing.
 * Verbs other than Message are reported and skipped.
 */
export function readTwiml(answer: { readonly content_type: string | null; readonly body: string }): Twiml {
  if (answer.body.trim() === '') return { messages: [], problems: [] };
  const type = (answer.content_type ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/plain') {
    return { messages: [{ body: answer.body, media: [], to: null, status_callback: null }], problems: [] };
  }
  if (!['text/xml', 'application/xml', 'text/html'].includes(type)) {
    return { messages: [], problems: [`12300 Invalid Content-Type: ${type === '' ? 'none' : type}`] };
  }
  if (XMLValidator.validate(answer.body) !== true) return { messages: [], problems: ['12100 Document parse failure'] };
  const root = elementsOf(readNodes(parser.parse(answer.body))).find((element) => !element.name.startsWith('?'));
  if (root?.name !== 'Response') {
    return {
      messages: [],
      problems: [`12200 Schema validation: the root must be Response, not ${root?.name ?? 'nothing'}`],
    };
  }
  const verbs = elementsOf(root.children);
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

const rawNodes = z.array(z.record(z.string(), z.unknown()));
const rawAttributes = z.record(z.string(), z.string()).default({});

/** The parser gives one object a node: its only other key beside ':@' is the name, '#text' for text. */
function readNodes(raw: unknown): readonly Node[] {
  return rawNodes.parse(raw).flatMap((node): readonly Node[] => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined) return [];
    if (name === '#text') return [{ text: String(node[name]) }];
    return [{ name, attributes: rawAttributes.parse(node[':@']), children: readNodes(node[name]) }];
  });
}

function elementsOf(nodes: readonly Node[]): readonly Element[] {
  return nodes.filter((node) => 'name' in node);
}

function textOf(element: Element): string {
  return element.children.map((child) => ('text' in child ? child.text : '')).join('');
}
