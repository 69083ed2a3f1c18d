import type { DatabaseSync } from 'node:sqlite';

export type OptOutStore = ReturnType<typeof createOptOutStore>;

/** Which phones the carrier keeps from which numbers. */
export function createOptOutStore(database: DatabaseSync) {
  const add = database.prepare('insert or ignore into opt_out (number, phone) values (?, ?)');
  const remove = database.prepare('delete from opt_out where number = ? and phone = ?');
  const has = database.prepare('select 1 from opt_out where number = ? and phone = ?');
  return {
    /** True when it was not opted out before. */
    add: (number: string, phone: string): boolean => Number(add.run(number, phone).changes) > 0,
    /** True when it was opted out before. */
    remove: (number: string, phone: string): boolean => Number(remove.run(number, phone).changes) > 0,
    has: (number: string, phone: string): boolean => has.get(number, phone) !== undefined,
  };
}
