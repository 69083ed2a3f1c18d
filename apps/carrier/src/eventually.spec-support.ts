import { expect } from 'vitest';

/** Expects something of a value that another process or timer is about to change; generous, for a machine under load. */
export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { interval: 10 });
}
