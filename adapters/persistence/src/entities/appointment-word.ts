import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * A word that an appointment is found by: of its title, a participant's name, email address or phone number, folded.
 * Written by triggers only. In byte order, whose comparisons are the ones an index can serve beneath row security.
 */
export const AppointmentWord = defineEntity({
  name: 'AppointmentWord',
  tableName: 'appointment_word',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'appointment_word_index', properties: ['account_id', 'word', 'appointment_id'] }],
  properties: {
    account_id: p.uuid().primary(),
    appointment_id: p.uuid().primary(),
    word: p.text().collation('C').primary(),
  },
});
