import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTION_KINDS } from '@kept/rules/actions/action-kinds';
import { actionSchema } from '@kept/rules/actions/action-schema';
import { CALL_CASES } from '@kept/rules/checks/call-cases.spec-support';
import { FILE_CASES } from '@kept/rules/checks/file-cases.spec-support';
import { SECURE_CASES } from '@kept/rules/checks/secure-cases.spec-support';
import { ACCOUNT_CASES, CASES } from '@kept/rules/checks/issue-cases.spec-support';
import { ISSUE_KINDS, type IssueKind } from '@kept/rules/checks/issue-kinds';
import { WARNINGS } from '@kept/rules/checks/warnings';
import { KIND_WORDS } from '@kept/rules/kind-words';
import { parseDefinition } from '@kept/rules/parse-definition';
import { TRIGGER_KINDS } from '@kept/rules/triggers/trigger-kinds';
import { triggerSchema } from '@kept/rules/triggers/trigger-schema';
import { validate, type ValidateOptions } from '@kept/rules/validate';
import { z } from 'zod';
import { fixtureSchema, type Fixture } from './fixture.ts';
import { issuePage } from './issue-page.ts';
import { kindPage } from './kind-page.ts';
import { parametersOf } from './parameters-of.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Every page of the reference by its path under `docs/reference`. */
export function referencePages(): ReadonlyMap<string, string> {
  return new Map([['README.md', index()], ...triggerPages(), ...actionPages(), ...issuePages()]);
}

type Page = readonly [path: string, text: string];

function triggerPages(): readonly Page[] {
  return Object.entries(TRIGGER_KINDS).map(([type, { label, types, purposes }]) => [
    `triggers/${type}.md`,
    kindPage({
      type,
      of: 'trigger',
      label,
      doc: docOf(type),
      types,
      purposes,
      remarks: [],
      parameters: parametersOf(z.toJSONSchema(triggerSchema, { io: 'input' }), type),
      fixture: fixtureOf('triggers', type),
    }),
  ]);
}

function docOf(type: string): string {
  const words: Readonly<Record<string, string>> = KIND_WORDS;
  return words[type] ?? '';
}

function actionPages(): readonly Page[] {
  return Object.entries(ACTION_KINDS).map(([type, { label, types, purposes, ends_turn, marks }]) => [
    `actions/${type}.md`,
    kindPage({
      type,
      of: 'action',
      label,
      doc: docOf(type),
      types,
      purposes,
      remarks: [
        ...(ends_turn ? ['ends the answer, so it stands last'] : []),
        ...(marks === null ? [] : [`sets the client’s state to ${marks.replaceAll('_', ' ')}`]),
      ],
      parameters: parametersOf(z.toJSONSchema(actionSchema, { io: 'input' }), type),
      fixture: fixtureOf('actions', type),
    }),
  ]);
}

function fixtureOf(folder: 'triggers' | 'actions', type: string): Fixture {
  const file = join(root, 'rules', 'src', folder, `${type.replaceAll('_', '-')}.fixture.json`);
  return fixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** What the checks of an account are handed for its examples. */
const GIVEN: Readonly<Record<string, string>> = {
  template: 'The checker of texts, which is handed in, says of it:',
  template_unknown: 'The account has another template only.',
  attachment_unknown: 'The account has one of the two files.',
  too_many_segments: 'With the longest names and dates, the translation takes eleven segments.',
  translation_missing: 'The account writes English, and contacts use en-GB, es-MX and de.',
  scenario_fails: 'A saved scenario in which the client confirms expects that the reminder stays away.',
};

function issuePages(): readonly Page[] {
  return Object.entries(ISSUE_KINDS).map(([code, kind]) => [`issues/${code}.md`, pageOf(code, kind)]);
}

function pageOf(code: string, kind: IssueKind): string {
  const own = [...CASES, ...CALL_CASES].find(([each]) => each === code);
  const of_account = [...ACCOUNT_CASES, ...FILE_CASES, ...SECURE_CASES].find(([each]) => each === code);
  const found = own ? ([...own, {}] as const) : of_account;
  if (!found) throw new Error(`no case shows ${code}`);
  const [, what, pointer, document, more] = found;
  const parsed = parseDefinition(document);
  if (!parsed.ok) throw new Error(`the case of ${code} cannot be read`);
  const options: ValidateOptions = { check_template: () => [], ...more };
  const issue = validate(parsed.definition, options).find((each) => each.code === code && each.pointer === pointer);
  if (!issue) throw new Error(`the case of ${code} does not show it`);
  return issuePage({ code, kind, what, document, given: GIVEN[code] ?? null, issue });
}

function index(): string {
  const kinds = (folder: 'triggers' | 'actions', table: typeof TRIGGER_KINDS | typeof ACTION_KINDS) =>
    Object.entries(table).map(([type, { label }]) => `| [${label}](${folder}/${type}.md) | ${docOf(type)} |`);
  const warnings: ReadonlySet<string> = WARNINGS;
  const issues = Object.entries(ISSUE_KINDS).map(
    ([code, { title }]) =>
      `| [\`${code}\`](issues/${code}.md) | ${warnings.has(code) ? 'warning' : 'error'} | ${title} |`,
  );
  return [
    '# Reference',
    'Made from the rules and their fixtures: `npm run generate` writes it, `npm run check` fails when it is out of date.',
    'The whole document is described by a JSON Schema, which the API serves at `/v1/definition_schema.json`.',
    '## Triggers',
    ['| trigger | when it fires |', '|---|---|', ...kinds('triggers', TRIGGER_KINDS)].join('\n'),
    '## Actions',
    ['| action | what it does |', '|---|---|', ...kinds('actions', ACTION_KINDS)].join('\n'),
    '## Checks',
    ['| code | severity | what is the matter |', '|---|---|---|', ...issues].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}
