import { Problem } from './problem.ts';

/** Also for what belongs to another account: whether it exists there is nobody's business here. */
export function notFound(what: string): Problem {
  return new Problem({
    status: 404,
    code: `${what.replaceAll(' ', '_')}_not_found`,
    title: `No such ${what}`,
    detail: `This account has no ${what} with that id.`,
  });
}
