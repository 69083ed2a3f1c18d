import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { elementsOf, type Element, type Node } from './element.ts';
import { refuseTwiml } from './refuse-twiml.ts';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

/** What is wrong, by Twilio's code: https://www.twilio.com/docs/api/errors. */
export type TwimlProblem = { readonly code: number; readonly message: string };

/**
 * Reads an answer's body as a TwiML document.
 * @returns its root, or why it is none: a wrong content type (12300), broken XML (12100), another root (12200).
 */
export function readResponse(answer: {
  readonly content_type: string | null;
  readonly body: string;
}): { readonly ok: true; readonly response: Element } | { readonly ok: false; readonly problem: TwimlProblem } {
  const type = mediaType(answer.content_type);
  if (!['text/xml', 'application/xml', 'text/html'].includes(type)) {
    return refuseTwiml(12300, `Invalid Content-Type: ${type === '' ? 'none' : type}`);
  }
  if (XMLValidator.validate(answer.body) !== true) return refuseTwiml(12100, 'Document parse failure');
  const root = elementsOf(readNodes(parser.parse(answer.body))).find((element) => !element.name.startsWith('?'));
  if (root?.name !== 'Response') {
    return refuseTwiml(12200, `Schema validation: the root must be Response, not ${root?.name ?? 'nothing'}`);
  }
  return { ok: true, response: root };
}

/** The media type of a Content-Type header, '' for none. */
export function mediaType(content_type: string | null): string {
  return (content_type ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
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
