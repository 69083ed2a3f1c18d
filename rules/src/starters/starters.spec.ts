import { describe, expect, it } from 'vitest';
import type { Definition } from '../document.ts';
import { parseDefinition } from '../parse-definition.ts';
import { simulate } from '../simulate.ts';
import { madeUpFacts } from '../simulate/made-up-facts.ts';
import type { Happening } from '../simulate/happening.ts';
import { validate } from '../validate.ts';
import { STARTERS } from './starters.ts';

function definitionOf(id: string): Definition {
  const parsed = parseDefinition(STARTERS.find((starter) => starter.id === id)?.document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.definition;
}

/** The messages that go out by the script, and how the client stands at its end. */
function played(id: string, ...script: readonly Happening[]) {
  const facts = madeUpFacts({ start: '2026-03-12T10:00', time_zone: 'America/New_York' });
  const definitions = { newest: 'rev', by_revision: { rev: definitionOf(id) } };
  const timeline = simulate({ definitions, facts, script });
  const sent = timeline.flatMap(({ effects }) =>
    effects.flatMap((effect) =>
      effect.type === 'send' && effect.source.kind === 'auto_message' ? [effect.source.auto_message_id] : [],
    ),
  );
  return [sent[0], sent[1], timeline.at(-1)?.state];
}

/** One such character, and a segment of the text holds 70 characters instead of 160. */
const OUTSIDE_OF_THE_PLAIN_ALPHABET = /[^\n -_a-z{|}~]/u;

describe.each(STARTERS.map(({ id }) => id))('%s', (id) => {
  it('is a document that can be published as it stands, but for its Liquid, which is not looked at here', () => {
    expect(validate(definitionOf(id), { check_template: () => [] })).toEqual([]);
  });

  it('says in its texts what a segment holds 160 characters of', () => {
    const { messages, default_auto_replies } = definitionOf(id);
    const texts = messages.flatMap((message) => (message.type === 'sms' ? [message.content.body] : []));
    const replies = [...default_auto_replies, ...messages.flatMap(({ auto_replies }) => auto_replies)].flatMap(
      ({ actions }) => actions.flatMap((action) => (action.type === 'reply' ? [action.body] : [])),
    );
    expect([...texts, ...replies].filter((text) => OUTSIDE_OF_THE_PLAIN_ALPHABET.test(text))).toEqual([]);
  });
});

it('a dental reminder leads on whoever runs late, and asks again who says nothing', () => {
  const [wake, wait] = [{ do: 'wake' }, { do: 'wait', minutes: 301 }] as const;
  expect(played('dental_reminder', wake, { do: 'reply', text: '1' })).toEqual(['msg_two_days', undefined, 'confirmed']);
  expect(played('dental_reminder', wake, { do: 'reply', text: 'running behind' })).toEqual([
    'msg_two_days',
    'msg_running_late',
    'none',
  ]);
  expect(played('dental_reminder', wake, wait)).toEqual(['msg_two_days', 'msg_second_try', 'none']);
});
