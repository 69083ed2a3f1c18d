import type { Migration, OldDocument } from '../migrations.ts';

/**
 * Two versions that never were: -1 had a list of texts under `texts`, 0 called it `messages` but wrote an hour offset
 * as `hours_before`. They prove the machinery, which no true older version can do yet.
 */
export const MADE_UP: readonly Migration[] = [
  {
    from: -1,
    migrate: ({ texts, ...document }) => ({ ...document, messages: texts }),
  },
  {
    from: 0,
    migrate: (document) => ({ ...document, messages: each(document['messages'], timed) }),
  },
];

function timed({ hours_before, ...message }: OldDocument): OldDocument {
  return typeof hours_before === 'number'
    ? { ...message, timing: { anchor: 'start', offset: { hours: -hours_before }, window: 'any' } }
    : message;
}

function each(list: unknown, change: (item: OldDocument) => OldDocument): unknown {
  return Array.isArray(list) ? list.map((item: OldDocument) => change(item)) : list;
}
