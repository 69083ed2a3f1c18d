import type { Event } from '#lib/api/generated/types.gen.ts';
import type { FormProblem } from '#lib/problems/form-problem.ts';
import type { Changes, ParticipantChange } from './changes-of-draft.ts';

type Answer = {
  readonly data?: Event | undefined;
  readonly error?: FormProblem | { readonly current: Event } | undefined;
};

interface Write {
  readonly path: { readonly id: string };
  readonly headers: { readonly 'If-Match': string };
}

/** The calls that saving is made of. */
export interface EventCalls {
  readonly changeEvent: (call: Write & { readonly body: NonNullable<Changes['event']> }) => Promise<Answer>;
  readonly addParticipant: (
    call: Write & { readonly body: { readonly participant: Extract<ParticipantChange, { what: 'add' }>['request'] } },
  ) => Promise<Answer>;
  readonly changeParticipant: (
    call: Write & { readonly body: Extract<ParticipantChange, { what: 'change' }>['request'] },
  ) => Promise<Answer>;
  readonly removeParticipant: (call: Write) => Promise<Answer>;
}

/** How far saving came. `event` is what stands now as far as we know; `added` the ids of new lines, by their key. */
export type Saved = { readonly event: Event; readonly added: ReadonlyMap<string, string> } & (
  | { readonly outcome: 'saved' }
  /** `key`: of the participant's line it is about; null: the appointment's own fields. */
  | { readonly outcome: 'refused'; readonly problem: FormProblem; readonly key: string | null }
  | { readonly outcome: 'changed_meanwhile'; readonly current: Event }
);

interface SaveRequest {
  readonly calls: EventCalls;
  /** What the editor began from. */
  readonly base: Event;
  readonly changes: Changes;
}

/**
 * Saves the appointment and then its people, each step only on top of the one before (If-Match), so that nothing of
 * somebody else is overwritten. It stops at the first that is refused; what was saved until then stays saved.
 */
export async function saveChanges({ calls, base, changes }: SaveRequest): Promise<Saved> {
  let event = base;
  const added = new Map<string, string>();
  const steps = [
    ...(changes.event === null ? [] : [{ what: 'event' as const, request: changes.event }]),
    ...changes.participants,
  ];
  for (const step of steps) {
    const { data, error } = await take(step, { calls, event });
    if (data === undefined) {
      if (error !== undefined && 'current' in error) {
        return { outcome: 'changed_meanwhile', current: error.current, event, added };
      }
      const problem = error ?? { code: 'no_answer', title: 'That did not work' };
      return { outcome: 'refused', problem, key: 'key' in step ? step.key : null, event, added };
    }
    if (step.what === 'add') {
      const known = new Set(event.participants.map(({ id }) => id));
      const fresh = data.participants.find(({ id }) => !known.has(id));
      if (fresh !== undefined) added.set(step.key, fresh.id);
    }
    event = data;
  }
  return { outcome: 'saved', event, added };
}

type Step = { readonly what: 'event'; readonly request: NonNullable<Changes['event']> } | ParticipantChange;

function take(step: Step, { calls, event }: { readonly calls: EventCalls; readonly event: Event }): Promise<Answer> {
  const headers = { 'If-Match': event.etag };
  switch (step.what) {
    case 'event':
      return calls.changeEvent({ path: { id: event.id }, headers, body: step.request });
    case 'add':
      return calls.addParticipant({ path: { id: event.id }, headers, body: { participant: step.request } });
    case 'change':
      return calls.changeParticipant({ path: { id: step.id }, headers, body: step.request });
    case 'remove':
      return calls.removeParticipant({ path: { id: step.id }, headers });
    default:
      return step satisfies never;
  }
}
