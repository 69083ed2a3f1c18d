import { grouped } from './grouped.ts';

/** "1 person", "1,204 people". */
export function peopleInWords(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'person' : 'people'}`;
}
