/** How many participants a schedule is sending to: `Running for 1 person`. */
export function runningInWords(count: number): string {
  if (count === 0) return 'Not running for anyone';
  return `Running for ${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;
}
