import { exchangesOf } from './exchanges-of.ts';
import type { Story, ToldMessage } from './story.ts';

interface StoryRequest {
  /** null: none is made yet. */
  readonly appointment: {
    readonly status: 'scheduled' | 'cancelled';
    readonly participants: readonly { readonly state: string }[];
  } | null;
  /** The journal's, in its order. */
  readonly messages: readonly ToldMessage[];
}

const ARRIVED: readonly string[] = ['accepted', 'delivered'];
const TO_COME: readonly string[] = ['planned', 'due', 'sending'];
const SAID_YES: readonly string[] = ['confirmed', 'accepted'];

const NOT_BEGUN: Story = {
  now: 'make',
  passed_over: [],
  reminder: null,
  exchanges: [],
  confirmation: null,
  trouble: null,
};

/** Where the story of the first run stands. */
export function storyOf({ appointment, messages }: StoryRequest): Story {
  if (appointment === null) return NOT_BEGUN;
  const reminders = messages.filter(({ direction, kind }) => direction === 'out' && kind === 'auto_message');
  const arrived = reminders.find(({ status }) => ARRIVED.includes(status));
  const reminder = arrived ?? reminders.find(({ status }) => TO_COME.includes(status)) ?? null;
  const told = {
    reminder,
    trouble: reminder === null ? (reminders[0] ?? null) : null,
    exchanges: exchangesOf(messages),
    passed_over: [],
    confirmation: null,
  } as const;
  const state = appointment.participants[0]?.state ?? 'none';
  if (SAID_YES.includes(state)) return finished(told);
  if (appointment.status === 'cancelled' || state !== 'none') return { ...told, now: 'ended_otherwise' };
  if (arrived === undefined) return { ...told, now: 'reminder' };
  return { ...told, now: told.exchanges.some(({ answered }) => answered !== null) ? 'confirm' : 'late' };
}

function finished(told: Omit<Story, 'now'>): Story {
  const was_late = told.exchanges.slice(0, -1).some(({ answered }) => answered !== null);
  return {
    ...told,
    now: 'finished',
    passed_over: was_late ? [] : ['late'],
    confirmation: told.exchanges.at(-1) ?? null,
  };
}
