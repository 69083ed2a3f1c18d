import { describe, expect, it } from 'vitest';
import { explainSearch } from './explain-search.ts';
import { define, FACTS, reminder, schedule } from './scenario.spec-support.ts';
import type { Happening } from './simulate/happening.ts';
import { simulate } from './simulate.ts';

const says = (id: string, trigger: object) => ({ id, trigger, actions: [{ type: 'reply', body: id }] });

function told(document: object, text: string): readonly string[] {
  const definition = define(document);
  const script: readonly Happening[] = [{ do: 'wake' }, { do: 'reply', text }];
  const definitions = { newest: 'rev_1', by_revision: { rev_1: definition } };
  const timeline = simulate({ definitions, facts: FACTS, script });
  const trace = timeline.find(({ input }) => input?.type === 'reply')?.trace ?? [];
  return explainSearch(trace, definition).map(({ what, verdict, why }) => `${verdict}: ${what}: ${why}`);
}

const flow = {
  ...schedule(
    reminder({
      auto_replies: [
        says('late', { type: 'reply_includes', any_of: ['late'] }),
        says('one', { type: 'reply_is', any_of: ['1'] }),
        says('rest', { type: 'any_other_reply' }),
      ],
    }),
  ),
  default_auto_replies: [says('again', { type: 'reply_is', any_of: ['1'] })],
};

describe('the answers that were looked at', () => {
  it('name the one that answered, and why each of the others did not', () => {
    expect(told(flow, '1')).toEqual([
      'used: “Reminder, 1 day before”: reply is “1”: it fits, and was used',
      'no: “Reminder, 1 day before”: reply includes “late”: it does not fit',
      'fits: Any message: reply is “1”: it fits too, but the answer on reply is “1” was tried before',
      'fits: Built in: confirmed: it fits too, but the answer on reply is “1” took its place',
      'fits: “Reminder, 1 day before”: any other reply: it fits too, but the answer on reply is “1” was tried before',
    ]);
  });

  it('tell that the usual meaning came first, and that nothing fits', () => {
    expect(told(flow, 'confirm').filter((line) => !line.startsWith('no'))).toEqual([
      'used: Built in: confirmed: it fits, and was used',
      'fits: “Reminder, 1 day before”: any other reply: it fits too, but the usual meaning was tried before',
    ]);
    expect(told(schedule(reminder()), 'hello')).toEqual(['no: Built in: it does not fit']);
  });
});
