/** The banner's first words: what is on, so that nobody wonders why nothing arrives. */
export function faultsInWords(on: readonly { readonly title: string }[]): string {
  const [first] = on;
  if (first === undefined) return 'No faults are on';
  if (on.length === 1) return `1 fault is on: ${lowered(first.title)}`;
  return `${on.length} faults are on`;
}

function lowered(title: string): string {
  return `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;
}
