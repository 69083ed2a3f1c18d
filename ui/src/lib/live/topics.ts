/** What the API tells of while a page is open (GET /screens/live). `clock`: of the sandbox; `session`: of the user's own. */
export const TOPICS = [
  'appointment',
  'message_schedule',
  'user',
  'session',
  'clock',
  'stop_list',
  'calendar',
  'thread',
  'broadcast',
  'contact',
  'template',
  'custom_field',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Ids of what changed; everything: so much, or so long ago, that nobody knows. */
export type Changed = ReadonlySet<string> | 'everything';

export type Changes = ReadonlyMap<Topic, Changed>;

/** Every topic, when a page must look at everything again. */
export const EVERYTHING: Changes = new Map(TOPICS.map((topic) => [topic, 'everything'] as const));

/** What a page that hears of the first and then of the second has to look at. */
export function mergeChanges(first: Changes, second: Changes): Changes {
  const merged = new Map(first);
  for (const [topic, changed] of second) {
    const before = merged.get(topic) ?? new Set<string>();
    merged.set(topic, before === 'everything' || changed === 'everything' ? 'everything' : before.union(changed));
  }
  return merged;
}

/** Reads the data of a `changes` event. Topics this page does not know are left out; what cannot be read is everything. */
export function readChanges(data: string): Changes {
  const topics = topicsIn(data);
  if (topics === null) return EVERYTHING;
  const read: [Topic, Changed][] = [];
  for (const topic of TOPICS) {
    const ids: unknown = topics[topic];
    if (Array.isArray(ids)) read.push([topic, new Set(ids.map(String))]);
  }
  return new Map(read);
}

function topicsIn(data: string): Readonly<Partial<Record<Topic, unknown>>> | null {
  try {
    const body: unknown = JSON.parse(data);
    if (typeof body !== 'object' || body === null || !('topics' in body)) return null;
    return typeof body.topics === 'object' ? body.topics : null;
  } catch {
    return null;
  }
}
