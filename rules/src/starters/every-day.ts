/** One opening on every day of the week. */
export function everyDay(from: string, to: string) {
  const day: [string, string][] = [[from, to]];
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
}
