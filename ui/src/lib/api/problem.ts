import type { Problem as ProblemOfApi } from './generated/types.gen.ts';

/**
 * Why a call did not do what was asked: what the API says (RFC 9457), or that nobody could be asked. Every failed call
 * ends in one: `{ error }` of a function of the client, `error` of a query. Compare `code`, show `title` and `detail`,
 * and give it to Form, which puts `errors` at their fields.
 */
export type Problem = ProblemOfApi;

/** A problem as an answer, so that the generated client takes it as it takes the API's own. */
export function problemResponse(problem: Omit<Problem, 'type'>): Response {
  return Response.json(
    { type: `urn:kept:problem:${problem.code}`, ...problem },
    { status: problem.status, headers: { 'content-type': 'application/problem+json' } },
  );
}

const REPEATABLE = new Set(['PUT', 'PATCH', 'DELETE']);

/** What is told when nobody answered a call that was to change something. */
export function unreachable(request: Request): Response {
  const is_repeatable = REPEATABLE.has(request.method) || request.headers.has('idempotency-key');
  return problemResponse({
    status: 503,
    code: 'unreachable',
    title: 'Kept cannot be reached',
    detail: is_repeatable
      ? 'Nothing you typed is lost. Try again in a moment: it will not be done twice.'
      : 'Nothing you typed is lost, but it may have been done already: look before you try again.',
  });
}

/** What a call ends in that the page gave up, such as a search for what was typed before. */
export function givenUp(): Response {
  return problemResponse({ status: 499, code: 'given_up', title: 'This was not waited for' });
}

/** What is told of an answer that comes from something in between, which speaks no problem+json. */
export function refusedInBetween(status: number): Response {
  return problemResponse({
    status,
    code: 'refused_in_between',
    title: 'Something between this page and Kept refused the request',
    detail: `It answered ${status}. Tell whoever runs this installation.`,
  });
}
