import { uuidv7 } from 'uuidv7';

/** A UUIDv7: unique everywhere and ordered by time, which keeps indexes and partitions in order. */
export function newId(): string {
  return uuidv7();
}
