/**
 * Joined to a notice `n`: whose conversation it is about, as `about` with the person and the kind of the address where
 * they were heard last; nulls: nobody's. A notice about a participant is about all that person has.
 */
export const ABOUT_WHOM = `left join participant p on p.account_id = n.account_id and p.id = n.participant_id
    left join lateral (
      select t.person_id, t.type, coalesce(c.name, p.name, t.address) as name from thread t
      left join contact c on c.account_id = t.account_id and c.id = t.contact_id
      where t.account_id = n.account_id and case when n.about_thread_id is not null then t.id = n.about_thread_id
        else t.person_id = p.contact_id or (t.type = 'phone' and t.address = p.phone)
          or (t.type = 'email' and t.address = p.email) end
      order by t.last_inbound_at desc nulls last, t.last_message_at desc limit 1) about on true`;
