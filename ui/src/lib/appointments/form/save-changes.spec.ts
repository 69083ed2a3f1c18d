import { expect, it } from 'vitest';
import type { Event } from '#lib/api/generated/types.gen.ts';
import { saveChanges, type EventCalls } from './save-changes.ts';

const participant = (id: string) => ({
  id,
  name: id,
  phone: null,
  email: null,
  state: 'none' as const,
  custom_data: {},
  contact_id: null,
});

const event = (edition: number, ...people: readonly string[]): Event => ({
  id: 'e',
  title: 'Cleaning',
  authored_title: 'Cleaning',
  start_time: '2026-11-22T09:00:00-05:00',
  end_time: '2026-11-22T09:30:00-05:00',
  time_zone: 'America/New_York',
  location: null,
  all_day: false,
  external_id: null,
  calendar_id: 'c',
  custom_data: {},
  status: 'scheduled',
  version: 1,
  etag: `"e${edition}"`,
  participants: people.map(participant),
});

/** An API that takes each step and counts up, or answers with what is given for one of them. */
function api(answers: Readonly<Record<number, Awaited<ReturnType<EventCalls['removeParticipant']>>>> = {}) {
  const asked: string[] = [];
  const people = ['p1', 'p2'];
  const answer = (what: string, { 'If-Match': tag }: { readonly 'If-Match': string }) => {
    asked.push(`${what} ${tag}`);
    if (what === 'add') people.push(`p${people.length + 1}`);
    return Promise.resolve(answers[asked.length] ?? { data: event(asked.length + 1, ...people) });
  };
  const calls: EventCalls = {
    changeEvent: ({ headers }) => answer('event', headers),
    addParticipant: ({ headers }) => answer('add', headers),
    changeParticipant: ({ path, headers }) => answer(`change ${path.id}`, headers),
    removeParticipant: ({ path, headers }) => answer(`remove ${path.id}`, headers),
  };
  return { calls, asked };
}

const changes = {
  event: { title: 'Check-up' },
  participants: [
    { what: 'change', key: 'p1', id: 'p1', request: { name: 'Kim' } },
    { what: 'add', key: 'line-1', request: { name: 'Bo' } },
    { what: 'remove', id: 'p2', name: 'Lou' },
  ],
} as const;

it('saves step by step, each on top of the one before', async () => {
  const { calls, asked } = api();
  const saved = await saveChanges({ calls, base: event(1, 'p1', 'p2'), changes });
  expect(asked).toEqual(['event "e1"', 'change p1 "e2"', 'add "e3"', 'remove p2 "e4"']);
  expect(saved).toMatchObject({ outcome: 'saved', event: { etag: '"e5"' } });
  expect([...saved.added]).toEqual([['line-1', 'p3']]);
});

it('stops where it is refused and says at whose line; what was saved stays', async () => {
  const problem = { code: 'invalid_request', title: 'No' };
  const { calls, asked } = api({ 3: { error: problem } });
  const saved = await saveChanges({ calls, base: event(1, 'p1', 'p2'), changes });
  expect(asked).toHaveLength(3);
  expect(saved).toMatchObject({ outcome: 'refused', problem, key: 'line-1', event: { etag: '"e3"' } });
});

it('says what stands when somebody else changed it', async () => {
  const current = event(9);
  const { calls } = api({ 1: { error: { current } } });
  const base = event(1, 'p1', 'p2');
  expect(await saveChanges({ calls, base, changes })).toMatchObject({
    outcome: 'changed_meanwhile',
    current,
    event: base,
  });
});

it('asks nothing when nothing changed', async () => {
  const { calls, asked } = api();
  await saveChanges({ calls, base: event(1), changes: { event: null, participants: [] } });
  expect(asked).toEqual([]);
});
