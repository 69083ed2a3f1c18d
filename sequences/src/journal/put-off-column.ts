/** Of `message m`: when it was to go before quiet hours put it off, while it waits; null: they did not, or it waits no more. */
export const PUT_OFF_COLUMN = `case when m.status = 'due' then m.put_off_from end as put_off_from`;
