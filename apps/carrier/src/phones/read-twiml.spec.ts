import { describe, expect, it } from 'vitest';
import { readTwiml } from './read-twiml.ts';

const read = (body: string, content_type: string | null = 'text/xml; charset=utf-8') =>
  readTwiml({ content_type, body });
const bodies = (body: string, content_type?: string | null) =>
  read(body, content_type).messages.map((message) => message.body);

describe('a webhook’s answer is read as Twilio reads it', () => {
  it.each([
    ['an empty body is nothing', '', 'text/xml', []],
    ['an empty body of any type is nothing', '  \n', 'application/json', []],
    ['a Response without verbs is nothing', '<Response></Response>', 'text/xml', []],
    ['text in a Message is its body', '<Response><Message> Hi </Message></Response>', 'application/xml', ['Hi']],
    [
      'entities and CDATA are decoded',
      '<Response><Message>a &lt; b &#233; <![CDATA[& c]]></Message></Response>',
      'text/xml',
      ['a < b é & c'],
    ],
    [
      'a Body noun is the body, as it is',
      '<Response><Message>\n  <Body> Hi </Body>\n</Message></Response>',
      'text/html',
      [' Hi '],
    ],
    ['plain text is one message', 'Thank you', 'text/plain', ['Thank you']],
  ])('%s', (_what, body, type, expected) => {
    expect(read(body, type)).toMatchObject({ messages: expected.map((text) => ({ body: text })), problems: [] });
  });

  it('reads media, another recipient and a status callback', () => {
    const body =
      '<Response><Message to="+15005550001" statusCallback="/s"><Media> https://x.example/a </Media></Message></Response>';
    expect(read(body).messages).toEqual([
      { body: '', media: ['https://x.example/a'], to: '+15005550001', status_callback: '/s' },
    ]);
  });

  it.each([
    ['XML that breaks off', '<Response><Message>', 'text/xml', '12100'],
    ['text called XML', 'hello', 'text/xml', '12100'],
    ['another root', '<Reply/>', 'text/xml', '12200'],
    ['JSON', '{}', 'application/json', '12300'],
    ['a body of no type', '<Response/>', null, '12300'],
    ['a Message with nothing in it', '<Response><Message/></Response>', 'text/xml', '14103'],
    ['a verb of voice', '<Response><Say>Hi</Say></Response>', 'text/xml', '12200 Schema validation: unknown verb Say'],
  ])('%s is a problem and sends nothing', (_what, body, type, problem) => {
    expect(bodies(body, type)).toEqual([]);
    expect(read(body, type).problems).toEqual([expect.stringContaining(problem)]);
  });
});
