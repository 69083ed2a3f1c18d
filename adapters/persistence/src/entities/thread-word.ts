import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * A word that a thread is found by: of whose it is (name, number, address), or of what they and staff wrote to each
 * other. Written by triggers only; in byte order, as the words of appointments are.
 */
export const ThreadWord = defineEntity({
  name: 'ThreadWord',
  tableName: 'thread_word',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'thread_word_index', properties: ['account_id', 'word', 'thread_id'] }],
  properties: {
    account_id: p.uuid().primary(),
    thread_id: p.uuid().primary(),
    kind: p.enum(['who', 'said']).primary(),
    word: p.text().collation('C').primary(),
  },
});
