import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { fault, type Fault, type FaultKind } from './fault.ts';

const row = z.object({
  id: z.number(),
  fault: z.string().transform((json) => fault.parse(JSON.parse(json))),
  remaining: z.number().nullable(),
});

/** A fault in force; `remaining` is how many requests it still touches, null for all. */
export type StoredFault = Fault & { readonly id: number; readonly remaining: number | null };

/** What a request looks like to a fault. `to` is null where nobody is addressed. */
type Target<Kind extends FaultKind> = {
  readonly kinds: readonly Kind[];
  readonly path: string;
  readonly to: string | null;
};

export type FaultStore = ReturnType<typeof createFaultStore>;

/** The faults in force, oldest first. One that has touched its number of requests is gone. */
export function createFaultStore(database: DatabaseSync) {
  const insert = database.prepare('insert into fault (fault, remaining) values (?, ?) returning *');
  const all = database.prepare('select * from fault order by id');
  const use = database.prepare('update fault set remaining = remaining - 1 where id = ? and remaining is not null');
  const spent = database.prepare('delete from fault where id = ? and remaining <= 0');
  const remove = database.prepare('delete from fault where id = ?');
  const clear = database.prepare('delete from fault');

  const list = (): readonly StoredFault[] =>
    z
      .array(row)
      .parse(all.all())
      .map((stored) => ({ ...stored.fault, id: stored.id, remaining: stored.remaining }));
  return {
    add: (given: Fault): StoredFault => {
      const stored = row.parse(insert.get(JSON.stringify(given), given.times));
      return { ...stored.fault, id: stored.id, remaining: stored.remaining };
    },
    list,
    /** True when there was one. */
    remove: (id: number): boolean => Number(remove.run(id).changes) > 0,
    clear: (): void => {
      clear.run();
    },
    /** The oldest fault of these kinds that matches, counted as used, or null. */
    take: <Kind extends FaultKind>({ kinds, path, to }: Target<Kind>): Extract<StoredFault, { kind: Kind }> | null => {
      const found = list().find(
        (candidate): candidate is Extract<StoredFault, { kind: Kind }> =>
          kinds.some((kind) => kind === candidate.kind) && matches(candidate, { path, to }),
      );
      if (found === undefined) return null;
      use.run(found.id);
      spent.run(found.id);
      return found;
    },
  };
}

function matches(candidate: Fault, request: { readonly path: string; readonly to: string | null }): boolean {
  const { to, path } = candidate.match;
  if (path === undefined && /^smtp(\/|$)/.test(request.path)) return false;
  return (to === undefined || to === request.to) && (path === undefined || request.path.includes(path));
}
