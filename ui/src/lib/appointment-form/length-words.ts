/** A length as a form shows it, which `parseLength` reads back: "45 min", "1 h 30 min", "2 days". */
export function lengthWords(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  return [
    days === 0 ? '' : `${days} ${days === 1 ? 'day' : 'days'}`,
    hours === 0 ? '' : `${hours} h`,
    rest === 0 ? '' : `${rest} min`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
