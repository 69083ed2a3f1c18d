import type { ChangeEvent, Event, EventRequest } from '#lib/api/generated/types.gen.ts';
import type { FormProblem } from '#lib/problems/form-problem.ts';
import type { AppointmentDraft } from './appointment-draft.ts';
import { changeBody } from './change-body.ts';
import { draftErrors } from './draft-errors.ts';
import { draftOfEvent } from './draft-of-event.ts';
import { eventBody } from './event-body.ts';
import { isSameDraft, mergeDrafts } from './merge-drafts.ts';

/** What is stored, as far as this form knows. */
export interface Stored {
  readonly id: string;
  readonly etag: string;
  readonly draft: AppointmentDraft;
}

export interface SaveRequest {
  /** Null: it is to be made. */
  readonly stored: Stored | null;
  readonly draft: AppointmentDraft;
  readonly keep_answer: boolean;
}

/** `request` is what is left to save: on top of an earlier attempt, when one arrived after all. */
export type SaveOutcome =
  | { readonly type: 'saved'; readonly event: Event }
  /** Somebody changed it since; nothing of this is stored. */
  | { readonly type: 'changed_meanwhile'; readonly current: Event; readonly request: SaveRequest }
  | { readonly type: 'refused'; readonly problem: FormProblem; readonly request: SaveRequest };

/** An answer of the API: what is stored, or why not. */
export type Answer =
  | { readonly event: Event; readonly problem?: undefined }
  | { readonly event?: undefined; readonly problem: FormProblem; readonly current?: Event };

/** What this needs of the API. */
export interface EventsApi {
  readonly create: (event: EventRequest, idempotency_key: string) => Promise<Answer>;
  readonly change: (id: string, change: ChangeEvent, if_match: string) => Promise<Answer>;
}

/** Answers that leave open whether it was done. */
const OPEN = new Set(['unreachable', 'database_unavailable', 'internal_error']);

/**
 * Makes one form's save that can be tried again, and typed on in between, without anything being done twice or going
 * under: an attempt whose answer was lost is found again in what is stored, and the rest is saved on top of it.
 */
export function appointmentSaver(api: EventsApi): (request: SaveRequest) => Promise<SaveOutcome> {
  const key = crypto.randomUUID();
  const open: AppointmentDraft[] = [];

  async function save(request: SaveRequest): Promise<SaveOutcome> {
    return request.stored === null ? await create(request) : await change({ ...request, stored: request.stored });
  }

  async function create(request: SaveRequest): Promise<SaveOutcome> {
    const { draft } = request;
    const body = eventBody(draft);
    if (!body.ok) return refused(request, incomplete(body.errors));
    const answer = await api.create(body.event, key);
    if (answer.event !== undefined) return { type: 'saved', event: answer.event };
    if (answer.problem.code === 'idempotency_key_reused') return await goOnFromEarlier(request);
    if (OPEN.has(answer.problem.code)) open.push(draft);
    return refused(request, placed(answer.problem, { draft, at: '/events/0' }));
  }

  /** The key belongs to an attempt that did arrive: the same again tells what came of it. */
  async function goOnFromEarlier(request: SaveRequest): Promise<SaveOutcome> {
    for (const sent of open.toReversed()) {
      const body = eventBody(sent);
      const answer = body.ok ? await api.create(body.event, key) : null;
      if (answer?.event !== undefined) return await save(resumed({ request, sent, event: answer.event }));
      if (answer !== null && OPEN.has(answer.problem.code)) return refused(request, answer.problem);
    }
    throw new Error('the key of this form was used by nobody but it');
  }

  async function change(request: SaveRequest & { readonly stored: Stored }): Promise<SaveOutcome> {
    const { stored, draft, keep_answer } = request;
    const body = changeBody({ base: stored.draft, mine: draft, keep_answer });
    if (!body.ok) return refused(request, incomplete(body.errors));
    // Also when nothing is to change: the answer tells what is stored.
    const answer = await api.change(stored.id, body.change ?? {}, stored.etag);
    if (answer.event !== undefined) return { type: 'saved', event: answer.event };
    if (answer.current !== undefined) return await changedMeanwhile({ request, current: answer.current });
    if (OPEN.has(answer.problem.code)) open.push(draft);
    return refused(request, placed(answer.problem, { draft, at: '' }));
  }

  /** What stands there now may be an attempt of ours whose answer was lost. */
  async function changedMeanwhile({
    request,
    current,
  }: {
    readonly request: SaveRequest;
    readonly current: Event;
  }): Promise<SaveOutcome> {
    const now = draftOfEvent(current);
    const sent = open.findLast((each) => isSameDraft(each, now));
    if (sent === undefined) return { type: 'changed_meanwhile', current, request };
    if (isSameDraft(request.draft, now)) return { type: 'saved', event: current };
    return await save(resumed({ request, sent, event: current }));
  }

  return save;
}

interface Resume {
  readonly request: SaveRequest;
  readonly sent: AppointmentDraft;
  readonly event: Event;
}

/** The same wish on top of an attempt that is stored by now: who was new in it has an id. */
function resumed({ request, sent, event }: Resume): SaveRequest {
  const theirs = draftOfEvent(event);
  const { merged } = mergeDrafts({ base: sent, mine: request.draft, theirs });
  return { ...request, stored: { id: event.id, etag: event.etag, draft: theirs }, draft: merged };
}

function refused(request: SaveRequest, problem: FormProblem): SaveOutcome {
  return { type: 'refused', problem, request };
}

function incomplete(errors: FormProblem['errors']): FormProblem {
  return { code: 'incomplete', title: 'Something is not filled in yet', errors };
}

function placed(
  problem: FormProblem,
  { draft, at }: { readonly draft: AppointmentDraft; readonly at: string },
): FormProblem {
  return { ...problem, errors: draftErrors({ errors: problem.errors ?? [], draft, at }) };
}
