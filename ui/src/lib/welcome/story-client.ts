/** Whom a story can be about. */
export interface StoryClient {
  readonly name: string;
  readonly phone: string;
}

const FIRST: StoryClient = { name: 'Robin Park', phone: '+12025550123' };

/** Numbers under 555-01xx belong to nobody; the sandbox plays these. */
const CLIENTS: readonly StoryClient[] = [
  FIRST,
  { name: 'Ana Gómez', phone: '+12025550141' },
  { name: 'Mehmet Yılmaz', phone: '+12025550142' },
  { name: 'Grace Okafor', phone: '+12025550143' },
  { name: 'Linh Tran', phone: '+12025550144' },
  { name: 'Jonas Weber', phone: '+12025550145' },
];

/**
 * The client of a new story: the first whose phone is not in use, because a phone with two open questions on it is
 * answered by a person, not by itself.
 */
export function storyClient(phones_in_use: readonly string[]): StoryClient {
  return CLIENTS.find(({ phone }) => !phones_in_use.includes(phone)) ?? FIRST;
}
