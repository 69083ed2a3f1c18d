import { describe, expect, it } from 'vitest';
import type { Issue } from './checks/issue.ts';
import { ISSUE_KINDS } from './checks/issue-kinds.ts';
import { ISSUE_WORDS } from './checks/issue-words.spec-support.ts';
import { CALL_CASES } from './checks/call-cases.spec-support.ts';
import { FILE_CASES } from './checks/file-cases.spec-support.ts';
import { SECURE_CASES } from './checks/secure-cases.spec-support.ts';
import {
  ACCOUNT_CASES,
  answer,
  CASES,
  CONFIRMED,
  extra,
  FINE,
  includes,
  is,
  one,
} from './checks/issue-cases.spec-support.ts';
import { define, reminder, reminderCall, schedule } from './scenario.spec-support.ts';
import type { SavedScenario } from './simulate/saved-scenario.ts';
import { validate } from './validate.ts';

const no_issue = () => [];

function issuesOf(document: object): readonly Issue[] {
  return validate(define(document), { check_template: no_issue });
}

function codes(document: object): readonly string[] {
  return issuesOf(document).map(({ code }) => code);
}

describe('validate', () => {
  it('finds nothing to say of a sound schedule', () => {
    const auto_replies = [
      answer(includes('late'), undefined, 'a'),
      answer({ type: 'client_confirms' }, undefined, 'b'),
      answer({ type: 'no_response_after', minutes: 120 }, [{ type: 'transition_to', message_id: 'x' }], 'c'),
      answer({ type: 'message_fails' }, [{ type: 'send_email_notification' }], 'd'),
    ];
    expect(issuesOf(schedule(reminder({ ...FINE, auto_replies }), extra('x')))).toEqual([]);
  });

  it.each([...CASES, ...CALL_CASES])('%s: %s', (code, _, pointer, document) => {
    expect(issuesOf(document).map((issue) => [issue.code, issue.pointer])).toContainEqual([code, pointer]);
  });

  it.each([...ACCOUNT_CASES, ...FILE_CASES, ...SECURE_CASES])('%s: %s', (code, _, pointer, document, options) => {
    const issues = validate(define(document), { check_template: no_issue, ...options });
    expect(issues.map((issue) => [issue.code, issue.pointer])).toContainEqual([code, pointer]);
  });

  it.each([
    ...[...CASES, ...CALL_CASES].map((each) => [...each, {}] as const),
    ...ACCOUNT_CASES,
    ...FILE_CASES,
    ...SECURE_CASES,
  ])('%s, %s: says what is wrong and the way out, and whose it is', (code, what, pointer, document, options) => {
    const definition = define(document);
    const issues = validate(definition, { check_template: no_issue, ...options });
    const of_case = issues.filter((issue) => issue.code === code && issue.pointer === pointer);
    const words = of_case.map(({ message, fix }) => (fix === null ? message : `${message} [${fix.label}]`));
    expect(words.join(' | ')).toBe(ISSUE_WORDS[what]);
    const [, index] = /^\/messages\/(\d+)/u.exec(pointer) ?? [];
    const owner = index === undefined ? null : definition.messages[Number(index)]?.id;
    expect(of_case[0]?.message_id).toBe(owner);
  });

  it('has a case for every code', () => {
    const codes = new Set(
      [...CASES, ...CALL_CASES, ...ACCOUNT_CASES, ...FILE_CASES, ...SECURE_CASES].map(([code]) => code),
    );
    expect([...codes].toSorted()).toEqual(Object.keys(ISSUE_KINDS).toSorted());
  });

  it('speaks of the places in a schedule as its author does, never by a pointer', () => {
    for (const [, , , document] of [...CASES, ...CALL_CASES]) {
      for (const { message } of issuesOf(document)) expect(message).not.toMatch(/\/(messages|default_auto_replies)\//);
    }
  });

  it('weighs as a warning only what may be meant', () => {
    const issues = [...CASES, ...CALL_CASES].flatMap(([, , , document]) => issuesOf(document));
    const warnings = issues.flatMap(({ severity, code }) => (severity === 'warning' ? [code] : []));
    expect([...new Set(warnings)].toSorted()).toEqual([
      'condition_empty',
      'default_never_applies',
      'message_unreachable',
      'opt_out_text_missing',
      'overrides_built_in',
      'phrase_clash',
      'reserved_word',
      'response_after_start',
      'sends_after_start',
      'shadowed_trigger',
      'silent_loop',
    ]);
  });

  it('lets an account forward that may, and says nothing where that is not known', () => {
    const auto_replies = [answer({ type: 'client_dials', digit: '0' }, [{ type: 'forward' }])];
    const document = define(schedule(reminderCall({ auto_replies })));
    expect(validate(document, { check_template: no_issue, account: { may_forward: true } })).toEqual([]);
    expect(validate(document, { check_template: no_issue })).toEqual([]);
  });

  it('asks the given checker about everything said in a call', () => {
    const seen: string[] = [];
    const part = (say: string) => [{ say }, { play: 'clip_1' }];
    const document = define(
      schedule(
        reminderCall({
          content: { script: part('a'), voicemail: part('b') },
          translations: { es: { script: part('c'), voicemail: part('d') } },
          auto_replies: [
            answer({ type: 'client_dials', digit: '4' }, [
              { type: 'say', script: part('e'), translations: { es: { script: part('f') } } },
            ]),
            answer({ type: 'digit_not_recognized' }, [{ type: 'prompt', script: part('g') }], 'b'),
          ],
        }),
      ),
    );
    validate(document, {
      check_template: (template) => {
        seen.push(template);
        return [];
      },
    });
    expect(seen.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('takes a 2 on a call that marks, or goes on to a message of its own, for what the author wants', () => {
    const calls = (...actions: readonly object[]) =>
      codes(
        schedule(reminderCall({ auto_replies: [answer({ type: 'client_dials', digit: '2' }, actions)] }), extra('x')),
      );
    expect(calls({ type: 'mark_as_cancelled' })).not.toContain('overrides_built_in');
    expect(calls({ type: 'transition_to', message_id: 'x' })).not.toContain('overrides_built_in');
    expect(calls({ type: 'repeat' })).toContain('overrides_built_in');
  });

  it('asks the given checker about every text and places what it says', () => {
    const seen: string[] = [];
    const document = define({
      ...one({
        translations: { es: { body: 'hola, STOP' } },
        auto_replies: [answer(is('a'), [{ type: 'reply', body: 'r', translations: { es: { body: 'rs' } } }])],
      }),
      default_auto_replies: [
        answer({ type: 'message_fails' }, [{ type: 'send_email_notification', subject: 'bad {{', body: 'n' }], 'd'),
      ],
    });
    const issues = validate(document, {
      check_template: (template) => {
        seen.push(template);
        return template.startsWith('bad') ? [{ message: 'It is not closed.' }] : [];
      },
    });
    expect(seen).toEqual(expect.arrayContaining([FINE.content.body, 'hola, STOP', 'r', 'rs', 'bad {{', 'n']));
    expect(issues).toEqual([
      {
        code: 'template',
        severity: 'error',
        pointer: '/default_auto_replies/0/actions/0/subject',
        message_id: null,
        message: 'It is not closed.',
        fix: null,
      },
    ]);
  });

  it('offers 2 for CANCEL, and leaves STOP in an email reminder’s long answer alone', () => {
    expect(issuesOf(one({ auto_replies: [answer(is('cancel'), [{ type: 'mark_as_cancelled' }])] }))[0]?.fix).toEqual({
      label: 'Wait for “2” instead',
      command: {
        type: 'edit_field',
        of: { kind: 'auto_reply', auto_reply_id: 'ar' },
        path: ['trigger', 'any_of'],
        operation: 'replace',
        value: ['2'],
      },
    });
    const email = { ...reminder({ auto_replies: [answer(is('quit'))] }), type: 'email' };
    expect(codes(schedule(email))).toEqual([]);
  });

  it('does not warn of an answer to 1 that confirms by itself', () => {
    expect(
      codes(one({ auto_replies: [answer(is('1'), [{ type: 'mark_as_confirmed' }, { type: 'reply', body: 'ok' }])] })),
    ).toEqual([]);
  });

  it('puts errors first, then the order of the document', () => {
    const auto_replies = [answer(is('START'), [{ type: 'transition_to' }])];
    expect(codes(schedule(reminder({ auto_replies }), reminder({ ...FINE, id: 'b', name: '' })))).toEqual([
      'target_missing',
      'name_missing',
      'reserved_word',
      'opt_out_text_missing',
    ]);
  });

  it('says nothing of a scenario that holds, and names what an expectation missed', () => {
    const definition = define(one({}));
    const failing: SavedScenario = { ...CONFIRMED, script: [{ do: 'wake' }, { do: 'reply', text: '2' }] };
    expect(validate(definition, { check_template: no_issue, scenarios: [CONFIRMED] })).toEqual([]);
    expect(
      validate(definition, { check_template: no_issue, scenarios: [failing] }).map(({ message }) => message),
    ).toEqual([
      'The scenario “Confirms” no longer holds: the client is not confirmed at its end.',
      'The scenario “Confirms” no longer holds: staff are not told (client confirmed).',
    ]);
  });
});
