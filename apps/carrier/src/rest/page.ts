import type { RestAnswer } from './rest-answer.ts';

const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE_SIZE = 1000;

/** Rows around a sid, newest first; `older` means further down the list. */
export type PageQuery = {
  readonly cursor: { readonly sid: string; readonly towards: 'older' | 'newer' } | null;
  readonly limit: number;
};

type PageRequest<Item> = {
  /** Path of the list, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The property the items stand under, as in `messages`. */
  readonly name: string;
  readonly fetch: (page: PageQuery) => readonly Item[];
  readonly sid_of: (item: Item) => string;
  readonly resource_of: (item: Item) => unknown;
};

/**
 * One page of a list with Twilio's paging: Page and PageSize are echoed, PageToken says where the page begins.
 * A token is `PA` and the sid the page follows, or `PB` and the sid it precedes.
 */
export function page<Item>(request: PageRequest<Item>): RestAnswer {
  const { query, path } = request;
  const number = wholeNumber(query.get('Page'), 0);
  const size = Math.min(Math.max(wholeNumber(query.get('PageSize'), DEFAULT_PAGE_SIZE), 1), LARGEST_PAGE_SIZE);
  const cursor = readToken(query.get('PageToken'));

  // One row more than asked for tells whether the list goes on.
  const found = request.fetch({ cursor, limit: size + 1 });
  const overflow = found.length > size;
  const backwards = cursor?.towards === 'newer';
  const items = overflow ? (backwards ? found.slice(1) : found.slice(0, size)) : found;
  const first = items[0];
  const last = items.at(-1);
  const older = backwards || overflow;
  const newer = backwards ? overflow : cursor !== null;

  const link = (at: { readonly page: number; readonly token: string | null }): string => {
    const parameters = new URLSearchParams(
      [...query].filter(([name]) => !['Page', 'PageSize', 'PageToken'].includes(name)),
    );
    parameters.append('PageSize', String(size));
    parameters.append('Page', String(at.page));
    if (at.token !== null) parameters.append('PageToken', at.token);
    return `${path}?${parameters.toString()}`;
  };
  return {
    status: 200,
    body: {
      [request.name]: items.map(request.resource_of),
      page: number,
      page_size: size,
      start: number * size,
      end: Math.max(number * size + items.length - 1, 0),
      uri: link({ page: number, token: query.get('PageToken') }),
      first_page_uri: link({ page: 0, token: null }),
      next_page_uri:
        older && last !== undefined ? link({ page: number + 1, token: `PA${request.sid_of(last)}` }) : null,
      previous_page_uri:
        newer && first !== undefined
          ? link({ page: Math.max(number - 1, 0), token: `PB${request.sid_of(first)}` })
          : null,
    },
  };
}

function wholeNumber(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}

function readToken(token: string | null): PageQuery['cursor'] {
  if (token === null) return null;
  if (token.startsWith('PA')) return { sid: token.slice(2), towards: 'older' };
  if (token.startsWith('PB')) return { sid: token.slice(2), towards: 'newer' };
  return null;
}
