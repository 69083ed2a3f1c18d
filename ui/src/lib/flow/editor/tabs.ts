/** The views of one schedule, in the address as `?tab=`; without it the flow. */
export const TABS = [
  { id: 'flow', label: 'Flow' },
  { id: 'outline', label: 'Outline' },
  { id: 'revisions', label: 'Revisions' },
  { id: 'advanced', label: 'Advanced' },
  { id: 'live', label: 'Live' },
] as const;

export type TabId = (typeof TABS)[number]['id'];

export function tabInAddress(tab: string | null): TabId {
  return TABS.find(({ id }) => id === tab)?.id ?? 'flow';
}

/** Whether a field of the document, by its JSON pointer, is edited on the tab of what holds for the whole schedule. */
export function isOnAdvanced(pointer: string): boolean {
  return /^\/(windows|policy)(\/|$)/.test(pointer);
}
