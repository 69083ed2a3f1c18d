import { inject } from 'vitest';
import './provided.ts';

/** host:port of the Temporal server all tests of the run share. Stop it nowhere: startTemporal() gives one of your own. */
export function temporalAddress(): string {
  const server = inject('kept_temporal');
  if (!server) throw new Error('this tier has no Temporal: put the spec under test/workflow, test/faults or test/e2e');
  return server.address;
}
