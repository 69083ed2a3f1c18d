import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_KINDS } from '../actions/action-kinds.ts';
import type { AutoReply } from '../document.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import { arbitraryDefinition } from './arbitrary-definition.spec-support.ts';

/** Far more than it takes, and always the same. */
const SAMPLE = { numRuns: 500, seed: 1 };

describe('the documents that laws are tried on', () => {
  const auto_replies = fc
    .sample(arbitraryDefinition, SAMPLE)
    .flatMap(({ messages, default_auto_replies }): readonly AutoReply[] => [
      ...messages.flatMap((message) => message.auto_replies),
      ...default_auto_replies,
    ]);

  it('hold every kind of trigger', () => {
    const held = new Set(auto_replies.map(({ trigger }) => trigger.type));
    expect([...held].toSorted()).toEqual(Object.keys(TRIGGER_KINDS).toSorted());
  });

  it('hold every kind of action', () => {
    const held = new Set(auto_replies.flatMap(({ actions }) => actions.map(({ type }) => type)));
    expect([...held].toSorted()).toEqual(Object.keys(ACTION_KINDS).toSorted());
  });
});
