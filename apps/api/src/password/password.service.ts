import { Injectable } from '@nestjs/common';
import { Account } from '@kept/persistence/entities/account';
import { User } from '@kept/persistence/entities/user';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { SignInTries } from '../session/sign-in-tries.ts';
import { passwordFault } from './password-fault.ts';
import { passwordHash } from './password-hash.ts';
import type { ChangePassword } from './password.schema.ts';
import { setPassword } from './set-password.ts';

/** One's own password. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly tries: SignInTries,
  ) {}

  /** Wrong current passwords count as wrong sign-ins: an unattended browser is no place to guess at. */
  async change(caller: SessionCaller, { address, ...request }: ChangePassword & { address: string }): Promise<void> {
    const { account_id, user_id, session_id, email } = caller;
    const { current_password, new_password } = request;
    const { user, account_name } = await this.database.within(account_id, async (em) => ({
      user: await em.findOneOrFail(User, { id: user_id }),
      account_name: (await em.findOneOrFail(Account, { id: account_id })).name,
    }));
    const fault = passwordFault(new_password, { email, name: user.name, account_name });
    if (fault !== null) throw invalidRequest([{ field: '/new_password', ...fault }]);
    const try_id = await this.tries.take({ email, address });
    if (!(await passwordHash.fits(current_password, user.password_hash))) throw wrongPassword();
    await this.tries.forget(try_id);
    if (await passwordHash.fits(new_password, user.password_hash)) throw samePassword();
    const password_hash = await passwordHash.of(new_password);
    await this.database.within(account_id, (em) =>
      setPassword(em, { user_id, password_hash, keep_session_id: session_id }),
    );
  }
}

const wrongPassword = () =>
  invalidRequest([{ field: '/current_password', code: 'wrong_password', message: 'is not your password' }]);

const samePassword = () =>
  invalidRequest([{ field: '/new_password', code: 'same_password', message: 'is the password you have' }]);
