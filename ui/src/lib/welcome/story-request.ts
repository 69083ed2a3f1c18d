import { halfAnHourFrom } from './half-an-hour-from.ts';

/** What the story's form holds. */
export interface StoryVisit {
  readonly name: string;
  readonly phone: string;
  readonly title: string;
  /** Local: `2026-11-23`. */
  readonly date: string;
  /** Local: `10:00`. */
  readonly time: string;
}

/** The appointment it asks for, in the clinic's own zone. */
export function storyRequest({ name, phone, title, date, time }: StoryVisit) {
  const start_time = `${date}T${time}`;
  return { title, start_time, end_time: halfAnHourFrom(start_time), participants: [{ name, phone }] };
}
