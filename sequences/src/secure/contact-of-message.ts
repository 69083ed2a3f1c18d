/** Who has the address of thread `t` now, as `holder`. */
export const HOLDER_JOIN = `left join contact_address holder on holder.account_id = t.account_id
      and holder.type = t.type and holder.address = t.address`;

/**
 * Whose a message of thread `t` is: the contact of its participant `p`, else of whoever has had the address since before it
 * was written, else the thread's. An address that changed hands stays one thread, and brings nobody the words of who had
 * it before. Ids are in the order of time (uuidv7).
 */
export const contactOfMessage = (message: 'm' | 'sent'): string =>
  `coalesce(p.contact_id, case when ${message}.id > holder.id then holder.contact_id end, t.contact_id)`;
