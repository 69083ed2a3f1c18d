import { describe, expect, it } from 'vitest';
import { reminderCall, Scenario, schedule } from './scenario.spec-support.ts';
import { scriptOf } from './script-of.ts';

const { definitions } = new Scenario(
  schedule(
    reminderCall({
      content: { script: [{ say: 'Hello' }, { play: 'clip' }], voicemail: [{ say: 'Call us back' }] },
      translations: { es: { script: [{ say: 'Hola' }] } },
      auto_replies: [
        {
          id: 'more',
          trigger: { type: 'client_dials', digit: '4' },
          actions: [
            { type: 'mark_as_confirmed' },
            { type: 'prompt', script: [{ say: 'More' }], translations: { es: { script: [{ say: 'Más' }] } } },
          ],
        },
      ],
    }),
  ),
);
const message = { kind: 'auto_message', revision_id: 'rev_1', auto_message_id: 'call' } as const;
const answer = { ...message, kind: 'automatic_reply', auto_reply_id: 'more', action_index: 1 } as const;

describe('scriptOf', () => {
  it('gives what a person hears, in their language', () => {
    const to = { definitions, listener: 'person' } as const;
    expect(scriptOf({ ...to, source: message, locale: 'en-US' })).toEqual([{ say: 'Hello' }, { play: 'clip' }]);
    expect(scriptOf({ ...to, source: message, locale: 'es-MX' })).toEqual([{ say: 'Hola' }]);
    expect(scriptOf({ ...to, source: answer, locale: 'fr' })).toEqual([{ say: 'More' }]);
    expect(scriptOf({ ...to, source: answer, locale: 'ES' })).toEqual([{ say: 'Más' }]);
  });

  it('gives what is left for a machine; without any the call hangs up', () => {
    const to = { definitions, listener: 'machine' } as const;
    expect(scriptOf({ ...to, source: message, locale: 'en' })).toEqual([{ say: 'Call us back' }]);
    expect(scriptOf({ ...to, source: message, locale: 'es' })).toBeNull();
  });

  it('gives nothing for what is not said by authored words', () => {
    const to = { definitions, listener: 'person', locale: 'en' } as const;
    expect(scriptOf({ ...to, source: { kind: 'system_text', text: 'call_goodbye' } })).toBeNull();
    expect(scriptOf({ ...to, source: { ...message, auto_message_id: 'gone' } })).toBeNull();
    expect(scriptOf({ ...to, source: { ...answer, action_index: 0 } })).toBeNull();
  });
});
