import type { Definition } from '@kept/rules/document';
import { explainSearch, type LookedAt } from '@kept/rules/explain-search';
import type { Instant } from '@kept/rules/instant';
import type { PlayedStep } from '@kept/rules/simulate/play-script';
import type { TimelineEntry } from '@kept/rules/simulate/timeline';
import { edgesOf } from '@kept/rules/visits/edges-of';
import { effectInWords } from './effect-in-words.ts';
import { happeningInWords } from './happening-in-words.ts';
import type { Heard } from './heard.ts';

/** One decision within a step. */
export interface LogEntry {
  readonly at: Instant;
  /** The trace in sentences. */
  readonly why: readonly string[];
  /** What came of it, briefly. */
  readonly effects: readonly string[];
  /** The answers that were looked at; empty where none is looked for. */
  readonly looked_at: readonly LookedAt[];
}

/** One thing that happened and what came of it. */
export interface LogStep {
  /** From 0, which is the making of the appointment; step 1 is the first of the script. */
  readonly place: number;
  readonly title: string;
  readonly now: Instant;
  /** Empty: nothing came of it. */
  readonly entries: readonly LogEntry[];
  /** What it was about in the document, most telling first: an auto reply or an auto message. Null: nothing. */
  readonly about: string | null;
  /** Everything of it that a reader would call different. */
  readonly told: string;
}

/** The steps of a play as they are read, with what the client heard in each. */
export function readLog(
  steps: readonly PlayedStep[],
  { definition, heard }: { readonly definition: Definition; readonly heard: readonly Heard[] },
): readonly LogStep[] {
  return steps.map(({ happening, entries, now }, place): LogStep => {
    const title = happeningInWords(happening, definition);
    const read = entries.map((entry) => readEntry(entry, definition)).filter(hasWords);
    const words = heard.flatMap((each) => (each.step === place ? [wordsIn(each)] : []));
    const told = JSON.stringify([read.map(({ why, effects }) => [why, effects]), words, entries.at(-1)?.state ?? null]);
    return { place, title, now, entries: read, about: aboutIn(entries), told };
  });
}

function readEntry(entry: TimelineEntry, definition: Definition): LogEntry {
  const { at, why, trace, effects, input } = entry;
  const stopped = input?.type === 'opted_out' ? [input.channel === 'email' ? STOPPED.email : STOPPED.phone] : [];
  return {
    at,
    why,
    effects: [...stopped, ...effects.flatMap((effect) => effectInWords(effect, definition) ?? [])],
    looked_at: explainSearch(trace, definition),
  };
}

const STOPPED = {
  phone: 'The phone number is on the stop list',
  email: 'The email address is on the stop list',
} as const;

function hasWords({ why, effects, looked_at }: LogEntry): boolean {
  return why.length > 0 || effects.length > 0 || looked_at.length > 0;
}

function wordsIn(heard: Heard): readonly unknown[] {
  if (heard.kind === 'call') return heard.lines.map(({ says }) => says);
  return [heard.subject, heard.body, heard.attachments, heard.behind, heard.arrival];
}

/** What a click on a step leads to: the answer that was used, else what was sent, else what was looked at. */
function aboutIn(entries: readonly TimelineEntry[]): string | null {
  const used = entries.flatMap(({ trace }) => edgesOf(trace));
  const answer = used.find(({ auto_reply_id }) => auto_reply_id !== null) ?? used[0];
  if (answer !== undefined) return answer.auto_reply_id ?? answer.auto_message_id;
  const sent = entries
    .flatMap(({ effects }) => effects)
    .flatMap((effect) => (effect.type === 'send' && effect.source.kind !== 'system_text' ? [effect.source] : []))
    .at(0);
  if (sent !== undefined) return sent.auto_message_id;
  return (
    entries.flatMap(({ trace }) => trace).find(({ auto_message_id }) => auto_message_id !== null)?.auto_message_id ??
    null
  );
}
