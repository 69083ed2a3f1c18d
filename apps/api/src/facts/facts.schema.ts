import { z } from 'zod';

const wallTime = z.string().meta({ description: 'Wall time in the appointment’s zone, such as 2026-03-12T10:00' });
const moment = z.iso.datetime();
const customData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const address = z.string().nullable();
const stopped = z.boolean();

/** What the rules know of a participant's appointment; of the shape of Facts, so that a page simulates with it. */
const factsSchema = z
  .strictObject({
    account: z.strictObject({
      quiet_hours: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
      may_forward: z.boolean().optional().meta({ description: 'Whether calls may be forwarded; missing: no' }),
    }),
    appointment: z.strictObject({
      id: z.string(),
      version: z.int(),
      status: z.enum(['scheduled', 'cancelled']),
      title: z.string(),
      start: wallTime,
      end: wallTime,
      time_zone: z.string(),
      all_day: z.boolean(),
      location: z.string().nullable(),
      custom_data: customData,
      created_at: moment,
      moved_at: moment.nullable(),
      cancelled_at: moment.nullable(),
      previous_start: wallTime.nullable(),
    }),
    participant: z.strictObject({
      id: z.string(),
      name: z.string(),
      removed: z.boolean(),
      state: z.enum(['none', 'confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested']),
      state_set_at: moment.nullable(),
      state_set_by: z.enum(['client', 'staff', 'api']).nullable(),
      custom_data: customData,
      addresses: z.strictObject({ sms: address, email: address, call: address }),
      locale: z.string(),
      time_zone: z.string().nullable(),
    }),
    contact: z.strictObject({ id: z.string(), name: z.string(), custom_data: customData }).nullable(),
    calendar: z.strictObject({ id: z.string(), name: z.string(), owner_phone: z.string().optional() }),
    stopped: z.strictObject({ sms: stopped, email: stopped, call: stopped }),
    refused: z
      .array(z.enum(['sms', 'email', 'call']))
      .optional()
      .meta({ description: 'How the contact does not want to be reached; missing: in no way' }),
  })
  .meta({ id: 'Facts' });

export const simulationFactsSchema = z
  .strictObject({
    participant: z.strictObject({ id: z.uuid(), name: z.string() }),
    facts: factsSchema,
    fields: z.record(z.string(), z.unknown()).meta({ description: 'What a text may name, as Liquid reads it' }),
  })
  .meta({ id: 'SimulationFacts' });

export const factsQuerySchema = z.strictObject({
  participant_id: z.uuid('is not an id of ours').optional().meta({ description: 'Without one: the first' }),
});

export type FactsQuery = z.output<typeof factsQuerySchema>;
