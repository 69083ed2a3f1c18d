import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';
import type { CustomData } from '@kept/rules/facts';

/** Someone who is to come to an appointment, and what was last said of it. */
export const Participant = defineEntity({
  name: 'Participant',
  tableName: 'participant',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  uniques: [{ name: 'participant_account_id_id_unique', properties: ['account_id', 'id'] }],
  indexes: [
    { name: 'participant_appointment_index', properties: ['account_id', 'appointment_id', 'position'] },
    { name: 'participant_contact_index', properties: ['account_id', 'contact_id', 'id'] },
    { name: 'participant_phone_index', properties: ['account_id', 'phone'] },
    { name: 'participant_email_index', properties: ['account_id', 'email'] },
    {
      name: 'participant_state_index',
      properties: ['account_id', 'state', 'appointment_id'],
      where: "state <> 'none'",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    appointment_id: p.uuid(),
    contact_id: p.uuid().nullable(),
    position: p.integer(),
    name: p.text(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    state: p.enum(['none', 'confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested']).default('none'),
    state_set_at: p.datetime().columnType('timestamptz').nullable(),
    state_set_by: p.enum(['client', 'staff', 'api', 'system']).nullable(),
    /** Taken off the appointment: only what was sent to them still speaks of them. */
    removed_at: p.datetime().columnType('timestamptz').nullable(),
    custom_data: p.json<CustomData>().defaultRaw(`'{}'`),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
