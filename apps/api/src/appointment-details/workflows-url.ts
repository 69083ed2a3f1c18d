import type { Settings } from '@kept/settings/settings';
import type { SessionCaller } from '../access/caller.ts';

/** Where the Temporal UI shows this installation's workflows; null: nowhere, or not to this caller. */
export function workflowsUrl(
  { temporal_ui_url, temporal_namespace }: Settings,
  { operator }: SessionCaller,
): string | null {
  if (!operator || temporal_ui_url === null) return null;
  return `${temporal_ui_url}/namespaces/${encodeURIComponent(temporal_namespace)}/workflows`;
}
