import type { FormProblem } from '#lib/problems/form-problem.ts';
import type { AppointmentDraft } from './appointment-draft.ts';
import { isEmptyParticipant } from './request-of-draft.ts';

const OF_EVENT = /^\/events\/0/;
const OF_PARTICIPANT = /^\/participants\/(\d+)/;

type People = AppointmentDraft['participants'];

const moved = (problem: FormProblem, move: (field: string) => string): FormProblem => ({
  ...problem,
  errors: problem.errors?.map((error) => ({ ...error, field: move(error.field) })),
});

/** A problem of making an appointment, with its errors where the form has the fields: empty lines were not sent. */
export function placeOnForm(problem: FormProblem, participants: People): FormProblem {
  const sent = participants.flatMap((participant, line) => (isEmptyParticipant(participant) ? [] : [line]));
  return moved(problem, (field) =>
    field
      .replace(OF_EVENT, '')
      .replace(OF_PARTICIPANT, (_, index: string) => `/participants/${sent[Number(index)] ?? index}`),
  );
}

/** A problem of one participant alone, at their line. */
export function placeOnLine(problem: FormProblem, line: number): FormProblem {
  return moved(problem, (field) => `/participants/${line}${field.replace(/^\/participant(?=\/|$)/, '')}`);
}
