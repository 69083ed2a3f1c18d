import { explainFailure } from '@kept/rules/explain-failure';
import { explainTrace } from '@kept/rules/explain-trace';
import type { Fixture } from './fixture.ts';
import { inFence } from './in-fence.ts';

export interface KindPage {
  /** As documents write it. */
  readonly type: string;
  readonly of: 'trigger' | 'action';
  readonly label: string;
  readonly doc: string;
  readonly types: readonly string[];
  readonly purposes: readonly string[];
  /** One line each, such as that it ends the turn. */
  readonly remarks: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly fixture: Fixture;
}

export interface Parameter {
  readonly name: string;
  readonly takes: string;
  readonly is_required: boolean;
}

/** The reference page of a trigger or an action: what it is, where it may stand, and its fixture at work. */
export function kindPage({ type, of, label, doc, types, purposes, remarks, parameters, fixture }: KindPage): string {
  const { title, document, now, input, effects, trace } = fixture;
  const names = new Map(document.messages.map((message) => [message.id, message.name]));
  const sentences = explainTrace(trace, { nameOf: (id) => names.get(id) ?? null, explainFailure });
  const rulings = [...new Set(trace.flatMap(({ ruling }) => (ruling === null ? [] : [ruling])))].toSorted(
    (a, b) => a - b,
  );
  return [
    `# ${label}`,
    doc,
    [
      `- in documents: \`${type}\``,
      `- on: ${types.join(', ')}`,
      `- for: ${purposes.join(', ').replaceAll('_', '-')}`,
      ...remarks.map((remark) => `- ${remark}`),
    ].join('\n'),
    '## Parameters',
    parameters.length === 0 ? `This ${of} has none.` : tableOf(parameters),
    `## Example: ${sentenceCase(title)}`,
    'The document:',
    inFence(document),
    `What happens, at ${now}:`,
    inFence(input),
    effects.length === 0
      ? 'What is done: nothing is sent, and nobody is told.'
      : `What is done:\n\n${inFence(effects)}`,
    sentences.length === 0
      ? ''
      : `Why, in the words of the log:\n\n${sentences.map((sentence) => `- ${sentence}`).join('\n')}`,
    rulings.length === 0 ? '' : `Decided by ruling ${rulings.join(', ')} of the flow specification.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function tableOf(parameters: readonly Parameter[]): string {
  const rows = parameters.map(
    ({ name, takes, is_required }) => `| \`${name}\` | ${takes} | ${is_required ? 'yes' : 'no'} |`,
  );
  return ['| name | takes | required |', '|---|---|---|', ...rows].join('\n');
}

function sentenceCase(title: string): string {
  return title.slice(0, 1).toLowerCase() + title.slice(1);
}
