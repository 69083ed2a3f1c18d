import { describe, expect, it } from 'vitest';
import { diff } from '@kept/rules/diff/diff';
import { readDocument, reminder } from '../read-document.spec-support.ts';
import { knownNames } from './known-names.ts';
import { withNames } from './with-names.ts';

const files = (...of: readonly (readonly [id: string, file_name: string])[]) =>
  of.map(([id, file_name]) => ({
    ...{ id, file_name, kind: 'document' as const, content_type: 'application/pdf', size: 1, duration_ms: null },
    can_play: false,
  }));
const names = knownNames({
  attachments: files(['f2', 'consent.pdf'], ['f1', 'consent.pdf'], ['c', 'greeting.mp3']),
  templates: [],
});
const email = (attachments: readonly string[], template_id: string | null = null) =>
  readDocument({
    messages: [
      { ...reminder('mail'), type: 'email', content: { subject: 'Hi', body: 'Hi', attachments, template_id } },
    ],
  });
const sentences = (before: readonly string[], after: readonly string[]) => {
  const named = withNames(names);
  return diff(named(email(before)), named(email(after))).map(({ sentence }) => sentence);
};

describe('a document as people read it', () => {
  it('calls files by their names, and two of one name by two', () => {
    expect(sentences(['c'], ['c', 'f1'])).toEqual([
      '“mail”: the list of files is now “greeting.mp3 / consent.pdf” (before: “greeting.mp3”).',
    ]);
    expect(sentences(['f1'], ['f2'])).toEqual([
      '“mail”: the list of files is now “consent.pdf (2)” (before: “consent.pdf”).',
    ]);
  });

  it('calls the clips of a call and of an answer by their names, in each language', () => {
    const script = [{ say: 'Hello.' }, { play: 'c' }];
    const document = readDocument({
      messages: [
        {
          ...reminder('call', [
            {
              id: 'press',
              trigger: { type: 'client_dials', digit: '1' },
              actions: [{ type: 'say', script, translations: { es: { script } } }],
            },
          ]),
          type: 'call',
          content: { script, voicemail: script },
          translations: { es: { script } },
        },
      ],
    });
    const told = JSON.stringify(withNames(names)(document));
    expect(told.split('"greeting.mp3"')).toHaveLength(6);
    expect(told).not.toContain('"play":"c"');
  });

  it('calls a template by its name, and leaves what nobody knows', () => {
    const named = withNames(new Map([['t', 'Usual reminder']]));
    const [message] = named(email(['gone'], 't')).messages;
    expect(message?.content).toMatchObject({ template_id: 'Usual reminder', attachments: ['gone'] });
  });

  it('is the same object for the same document, and for each message of another', () => {
    const named = withNames(names);
    const document = email(['c']);
    expect(named(document)).toBe(named(document));
    expect(named({ ...document, name: 'Other' }).messages[0]).toBe(named(document).messages[0]);
  });
});
