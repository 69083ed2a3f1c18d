import type { TestProject } from 'vitest/node';
import { namespaces } from './namespaces.ts';
import './provided.ts';
import { startTemporal } from './start-temporal.ts';

/** One Temporal server for the whole run, in memory, with a namespace for each test (see fresh-namespace.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { address, ui_url, stop } = await startTemporal({ namespaces });
  project.provide('kept_temporal', { address, ui_url });
  return () => stop('SIGKILL');
}
