/**
 * What stands for the link in the stored words of an invitation; the link itself is put in as the message leaves, so that
 * neither the database nor a log has it. A reserved name (RFC 2606): nobody can ever be led there.
 */
export const SECURE_LINK_MARK = 'https://secure-link.invalid';
