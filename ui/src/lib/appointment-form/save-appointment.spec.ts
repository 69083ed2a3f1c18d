import { describe, expect, it } from 'vitest';
import type { ChangeEvent, Event, EventRequest } from '#lib/api/generated/types.gen.ts';
import type { FormProblem } from '#lib/problems/form-problem.ts';
import { draft, newcomer } from './draft.spec-support.ts';
import { draftOfEvent } from './draft-of-event.ts';
import { appointmentSaver, type EventsApi, type SaveRequest } from './save-appointment.ts';

const UNREACHABLE: FormProblem = { code: 'unreachable', title: 'Kept cannot be reached' };

/** What the API does with events, in memory; answers get lost when they are told to. */
class Desk implements EventsApi {
  readonly stored: Event[] = [];
  readonly #keys = new Map<string, { readonly asked: string; readonly id: string }>();
  /** How many of the next answers do not arrive although it is done. */
  losing = 0;
  refuses: FormProblem | null = null;
  asked = 0;

  create: EventsApi['create'] = (request, key) => {
    this.asked += 1;
    if (this.refuses !== null) return Promise.resolve({ problem: this.refuses });
    const asked = JSON.stringify(request);
    const earlier = this.#keys.get(key);
    if (earlier !== undefined && earlier.asked !== asked) {
      return Promise.resolve({ problem: { code: 'idempotency_key_reused', title: 'The key was used' } });
    }
    const made = this.stored.find(({ id }) => id === earlier?.id) ?? this.#make(request);
    this.#keys.set(key, { asked, id: made.id });
    return this.#answer(made);
  };

  change: EventsApi['change'] = (id, change, if_match) => {
    this.asked += 1;
    const current = this.stored.find((event) => event.id === id);
    if (current === undefined) return Promise.resolve({ problem: { code: 'event_not_found', title: 'No such event' } });
    if (current.etag !== if_match) {
      return Promise.resolve({ problem: { code: 'changed_meanwhile', title: 'It was changed' }, current });
    }
    return this.#answer(this.put(id, change));
  };

  /** What anybody changes of it. */
  put(id: string, { title, location, end_time }: ChangeEvent): Event {
    const at = this.stored.findIndex((event) => event.id === id);
    const before = this.stored[at];
    if (before === undefined) throw new Error('no such event');
    const after: Event = {
      ...before,
      ...(title !== undefined && { title, authored_title: title }),
      ...(location !== undefined && { location }),
      ...(end_time !== undefined && { end_time: `${end_time}:00-05:00` }),
      etag: `"${before.version + 1}"`,
      version: before.version + 1,
    };
    this.stored[at] = after;
    return after;
  }

  #make({ title, start_time, end_time, location, participants = [] }: EventRequest): Event {
    const event: Event = {
      id: `event ${this.stored.length + 1}`,
      title,
      authored_title: title,
      start_time: `${start_time}:00-05:00`,
      end_time: `${end_time}:00-05:00`,
      time_zone: 'America/Toronto',
      location: location ?? null,
      all_day: false,
      external_id: null,
      calendar_id: 'calendar',
      custom_data: {},
      status: 'scheduled',
      version: 1,
      etag: '"1"',
      participants: participants.map(({ name, phone, email }, index) => ({
        id: `participant ${index + 1}`,
        name,
        phone: phone ?? null,
        email: email ?? null,
        state: 'none',
        custom_data: {},
        contact_id: null,
      })),
    };
    this.stored.push(event);
    return event;
  }

  #answer(event: Event) {
    if (this.losing === 0) return Promise.resolve({ event });
    this.losing -= 1;
    return Promise.resolve({ problem: UNREACHABLE });
  }
}

const made = { stored: null, draft: draft({ people: [newcomer({ phone: '2025550123' })] }), keep_answer: false };

/** A form that is open on an event of the desk. */
async function opened() {
  const desk = new Desk();
  await appointmentSaver(desk)(made);
  const [event] = desk.stored;
  if (event === undefined) throw new Error('nothing was made');
  const stored = { id: event.id, etag: event.etag, draft: draftOfEvent(event) };
  const request = (more: Partial<SaveRequest['draft']>): SaveRequest => ({
    stored,
    draft: { ...stored.draft, ...more },
    keep_answer: false,
  });
  return { desk, event, request, save: appointmentSaver(desk) };
}

describe('making an appointment', () => {
  it('asks for nothing that is not whole yet, and names what is missing', async () => {
    const desk = new Desk();
    const outcome = await appointmentSaver(desk)({ ...made, draft: draft({ title: '' }) });
    expect(outcome).toMatchObject({ type: 'refused', problem: { errors: [{ field: '/title' }] } });
    expect(desk.asked).toBe(0);
  });

  it('puts what the API refuses at the row it is about', async () => {
    const desk = new Desk();
    const errors = [{ field: '/events/0/participants/0/phone', code: 'malformed', message: 'is no number' }];
    desk.refuses = { code: 'invalid_request', title: 'Not right', errors };
    const outcome = await appointmentSaver(desk)(made);
    expect(outcome).toMatchObject({ problem: { errors: [{ field: '/participants/new 1/phone' }] } });
  });

  it('makes one when the same is sent again after a lost answer', async () => {
    const desk = new Desk();
    const save = appointmentSaver(desk);
    desk.losing = 1;
    expect(await save(made)).toMatchObject({ type: 'refused', problem: { code: 'unreachable' } });
    expect(await save(made)).toMatchObject({ type: 'saved', event: { title: 'Cleaning' } });
    expect(desk.stored).toHaveLength(1);
  });

  it('makes one with what was typed on after a lost answer', async () => {
    const desk = new Desk();
    const save = appointmentSaver(desk);
    desk.losing = 1;
    await save(made);
    const outcome = await save({ ...made, draft: { ...made.draft, title: 'Root canal' } });
    expect(outcome).toMatchObject({ type: 'saved', event: { title: 'Root canal' } });
    expect(desk.stored).toMatchObject([{ title: 'Root canal', participants: [{ name: 'Cleo' }] }]);
  });

  it('goes on from where it stands when the answer to that is lost too', async () => {
    const desk = new Desk();
    const save = appointmentSaver(desk);
    const typed = { ...made, draft: { ...made.draft, title: 'Root canal' } };
    desk.losing = 1;
    await save(made);
    desk.losing = 2;
    const lost = await save(typed);
    if (lost.type !== 'refused') throw new Error('its answer was to be lost');
    desk.losing = 0;
    expect(await save(lost.request)).toMatchObject({ type: 'saved', event: { title: 'Root canal' } });
    expect(desk.stored).toHaveLength(1);
  });
});

describe('changing an appointment', () => {
  it('asks for what differs only', async () => {
    const { desk, request, save } = await opened();
    await save(request({ title: 'Root canal' }));
    expect(desk.stored).toMatchObject([{ title: 'Root canal', version: 2 }]);
  });

  it('takes an attempt whose answer was lost for its own', async () => {
    const { desk, request, save } = await opened();
    desk.losing = 1;
    await save(request({ title: 'Root canal' }));
    expect(await save(request({ title: 'Root canal' }))).toMatchObject({ type: 'saved' });
    expect(desk.stored).toMatchObject([{ title: 'Root canal', version: 2 }]);
  });

  it('saves what was typed on after a lost answer on top of it', async () => {
    const { desk, request, save } = await opened();
    desk.losing = 1;
    await save(request({ title: 'Root canal' }));
    expect(await save(request({ title: 'Root canal', location: 'Room 4' }))).toMatchObject({ type: 'saved' });
    expect(desk.stored).toMatchObject([{ title: 'Root canal', location: 'Room 4', version: 3 }]);
  });

  it('stores nothing over what somebody else changed, and answers what that is', async () => {
    const { desk, event, request, save } = await opened();
    desk.put(event.id, { location: 'Room 9' });
    const outcome = await save(request({ title: 'Root canal' }));
    expect(outcome).toMatchObject({ type: 'changed_meanwhile', current: { location: 'Room 9', title: 'Cleaning' } });
    expect(desk.stored).toMatchObject([{ title: 'Cleaning', version: 2 }]);
  });

  it('does not take for its own what somebody else changed after a lost answer', async () => {
    const { desk, event, request, save } = await opened();
    desk.losing = 1;
    await save(request({ title: 'Root canal' }));
    desk.put(event.id, { location: 'Room 9' });
    expect(await save(request({ title: 'Root canal' }))).toMatchObject({ type: 'changed_meanwhile' });
  });

  it('says when it is there no more', async () => {
    const { desk, request, save } = await opened();
    desk.stored.splice(0);
    expect(await save(request({ title: 'Root canal' }))).toMatchObject({ problem: { code: 'event_not_found' } });
  });
});
