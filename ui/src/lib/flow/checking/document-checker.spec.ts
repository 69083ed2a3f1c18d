import { describe, expect, it } from 'vitest';
import { readDocument, reminder } from '../read-document.spec-support.ts';
import { DocumentChecker } from './document-checker.ts';

describe('checking a document', () => {
  it('tells what stands in the way of publishing, then whether the scenarios hold', () => {
    const scenario = {
      name: 'It is sent',
      appointment: { start: '2026-03-12T10:00', time_zone: 'America/New_York' },
      script: [{ do: 'finish' } as const],
      expect: [{ that: 'message_sent', auto_message_id: 'gone' } as const],
    };
    const definition = readDocument({
      messages: [{ ...reminder('remind'), content: { body: 'Hi {{ nobody.knows }}' } }],
    });
    const request = { definition, published: null, settings: null, scenarios: [{ id: 's', scenario }] };
    const parts = [...new DocumentChecker().check(request)].filter((part) => part !== null);
    expect(parts.map(({ about }) => about)).toEqual(['issues', 'scenarios']);
    expect(parts[0]).toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ message_id: 'remind' })]),
    });
    expect(parts[1]).toMatchObject({ verdicts: [{ id: 's', missed: [{ that: 'message_sent' }] }] });
  });
});
