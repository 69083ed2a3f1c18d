/** What stands where the name or the address of a deleted contact stood. */
export const DELETED_CONTACT = 'Deleted contact';
