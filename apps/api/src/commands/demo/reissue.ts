import type { MikroORM } from '@mikro-orm/postgresql';
import { withinAccount } from '@kept/persistence/account-scope';
import { ApiKey } from '@kept/persistence/entities/api-key';
import { User } from '@kept/persistence/entities/user';
import { newApiKey } from '../../access/api-key.ts';
import { apiKeyRow } from './api-key-row.ts';
import { CLINIC } from './clinic.ts';
import type { DemoSignIn } from './demo-sign-in.ts';
import { newPassword } from './new-password.ts';

/** New passwords and a new key for the demo that is there; the old key ends. */
export async function reissue({
  orm,
  account_id,
}: {
  readonly orm: MikroORM;
  readonly account_id: string;
}): Promise<DemoSignIn> {
  const [admin, staff] = await Promise.all([newPassword(), newPassword()]);
  const api_key = newApiKey(account_id);
  await withinAccount({
    orm,
    account_id,
    work: async (em) => {
      const owner = await em.findOneOrFail(User, { email: CLINIC.admin.email });
      await em.nativeUpdate(User, { email: CLINIC.admin.email }, { password_hash: admin.password_hash });
      await em.nativeUpdate(User, { email: CLINIC.staff.email }, { password_hash: staff.password_hash });
      await em.nativeUpdate(ApiKey, { name: 'Demo', revoked_at: null }, { revoked_at: new Date() });
      await em.insert(ApiKey, apiKeyRow({ api_key, account_id, user_id: owner.id }));
    },
  });
  return {
    admin: { email: CLINIC.admin.email, password: admin.password },
    staff: { email: CLINIC.staff.email, password: staff.password },
    api_key,
    demo_phone: CLINIC.demo_phone,
  };
}
