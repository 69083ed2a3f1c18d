import { describe, expect, it } from 'vitest';
import { reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { answer, includes, is } from './issue-cases.spec-support.ts';
import { issuesOf } from './issues-of.spec-support.ts';

const answers = (...triggers: readonly object[]) =>
  triggers.map((trigger, index) => answer(trigger, [{ type: 'send_email_notification' }], `a${index}`));
const at = (pointer: string) => pointer.replace(/^.*auto_replies\//u, '');
const wait = (minutes: number) => ({ type: 'no_response_after', minutes });
const dials = (digit: string) => ({ type: 'client_dials', digit });

describe('a trigger that never fires (ruling 6)', () => {
  const shadowed = (...triggers: readonly object[]) =>
    issuesOf('shadowed_trigger', { document: schedule(reminder({ auto_replies: answers(...triggers) })) }).map(
      ({ pointer }) => at(pointer),
    );

  it.each<[string, readonly object[], readonly string[]]>([
    ['the same text', [is('late'), is('on my way', 'LATE!')], ['1/trigger/any_of/1']],
    ['the same text in one trigger', [is('late', 'Late')], ['0/trigger/any_of/1']],
    ['a phrase within a longer one', [includes('late'), includes('too late')], ['1/trigger/any_of/0']],
    ['the same trigger', [{ type: 'message_fails' }, { type: 'message_fails' }], ['1/trigger']],
    ['the same wait', [wait(30), wait(60), wait(30)], ['2/trigger']],
  ])('%s is', (_name, triggers, pointers) => {
    expect(shadowed(...triggers)).toEqual(pointers);
  });

  it.each<[string, readonly object[]]>([
    ['another text', [is('late'), is('lately')]],
    ['a text after a phrase that holds it: texts are tried first', [includes('late'), is('late')]],
    ['a phrase after the text', [is('late'), includes('late')]],
    ['a shorter phrase after a longer one', [includes('too late'), includes('late')]],
    ['a phrase within a word', [includes('late'), includes('chocolate')]],
    ['a text that holds an earlier text', [is('late'), is('too late')]],
    ['another wait', [wait(30), wait(60)]],
    ['another kind', [{ type: 'message_fails' }, { type: 'client_confirms' }, wait(30)]],
    ['a trigger of texts beside one of phrases', [is('a'), includes('b')]],
  ])('%s is not', (_name, triggers) => {
    expect(shadowed(...triggers)).toEqual([]);
  });

  it('is not so for what is still empty', () => {
    expect(shadowed(includes('', 'late'))).toEqual([]);
    expect(shadowed(is('', ''))).toEqual([]);
  });

  it('tells digits apart', () => {
    const dialled = (...digits: readonly string[]) =>
      issuesOf('shadowed_trigger', {
        document: schedule(reminderCall({ auto_replies: answers(...digits.map(dials)) })),
      }).map(({ pointer }) => at(pointer));
    expect(dialled('4', '5', '*')).toEqual([]);
    expect(dialled('4', '5', '4')).toEqual(['2/trigger']);
  });

  it('names which text stands in the way, and whose', () => {
    const document = { ...schedule(reminder()), default_auto_replies: answers(is('late'), is('late')) };
    const [issue] = issuesOf('shadowed_trigger', { document });
    expect([issue?.message_id, issue?.message]).toEqual([
      null,
      'This never fires, because “late” in answer 1 of any message comes first: remove one of them.',
    ]);
  });

  it('takes one text out of many, and leaves the answer', () => {
    const [issue] = issuesOf('shadowed_trigger', {
      document: schedule(reminder({ auto_replies: answers(is('late'), is('soon', 'late')) })),
    });
    expect(issue?.fix).toMatchObject({ label: 'Remove “late”', command: { value: ['soon'] } });
  });
});

describe('words that a default waits for too (ruling 7)', () => {
  const clashes = (own: object, theirs: object, more: object = {}) =>
    issuesOf('phrase_clash', {
      document: {
        ...schedule(reminder({ auto_replies: answers(own), ...more }), reminder({ id: 'other' })),
        default_auto_replies: [answer(theirs, [{ type: 'send_email_notification' }], 'd')],
      },
    }).map(({ pointer, message_id }) => [message_id, at(pointer)]);
  const here = [['remind', '0/trigger/any_of/0']];

  it.each<[string, object, object]>([
    ['the same text', is('late'), is('late')],
    ['the same text for a phrase', is('late'), includes('late')],
    ['a phrase that holds all that the default waits for', includes('late'), is('too late')],
    ['a phrase within the default’s', includes('late'), includes('running late')],
  ])('%s: the default’s are never heard', (_name, own, theirs) => {
    expect(clashes(own, theirs)).toEqual(here);
  });

  it.each<[string, object, object]>([
    ['other words', is('late'), is('lately')],
    ['a narrower phrase is an exception', includes('too late'), includes('late')],
    ['a text is one of many that the default hears', is('late'), includes('too late')],
    ['letters of it in another word', includes('late'), includes('chocolate')],
    ['nothing yet', includes(''), includes('late')],
    ['another kind', { type: 'message_fails' }, is('late')],
  ])('%s: nothing to say', (_name, own, theirs) => {
    expect(clashes(own, theirs)).toEqual([]);
  });

  it('are no matter where the defaults do not apply', () => {
    expect(clashes(is('late'), is('late'), { disable_default_auto_replies: true })).toEqual([]);
    const call = (...digits: readonly [string, string]) =>
      issuesOf('phrase_clash', {
        document: {
          ...schedule(reminderCall({ auto_replies: answers(dials(digits[0])) }), reminder()),
          default_auto_replies: [answer(dials(digits[1]), [{ type: 'repeat' }], 'd')],
        },
      });
    expect(call('4', '4')).toHaveLength(1);
    expect(call('4', '5')).toEqual([]);
  });

  it('says which default it is', () => {
    const document = {
      ...schedule(reminder({ auto_replies: answers(is('late')) })),
      default_auto_replies: answers(is('soon'), is('late')).map((each, index) => ({ ...each, id: `d${index}` })),
    };
    expect(issuesOf('phrase_clash', { document })[0]?.message).toBe(
      'Answer 2 of any message waits for “late” too; for this message only this one applies.',
    );
  });
});
