import { hash, verify } from '@node-rs/argon2';

/** One text however it was typed: composed and decomposed accents look the same to whoever types them. */
const typed = (password: string): string => password.normalize('NFC');

/** Of nobody's password; made once, with the parameters of the others. */
const nobodys = hash('nobody has this password');

/** Passwords as the database keeps them: argon2id with its library's parameters (19 MiB, two rounds). */
export const passwordHash = {
  of: (password: string): Promise<string> => hash(typed(password)),
  /** Whether it is the password of this hash. Without one (an unknown address) it takes as long and is wrong. */
  fits: async (password: string, password_hash: string | null): Promise<boolean> => {
    const fits = await verify(password_hash ?? (await nobodys), typed(password));
    return password_hash !== null && fits;
  },
} as const;
