import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '../control/read.ts';
import { accountSid } from './account-sid.ts';
import type { AccountStore } from './account-store.ts';

const body = z.strictObject({ auth_token: z.string().min(1), friendly_name: z.string().default('Sandbox') });

/** Control: makes an account of the provider, or changes it. */
export function accountControl(app: FastifyInstance, accounts: AccountStore): void {
  app.put('/accounts/:sid', (request) => {
    const { sid } = read(z.object({ sid: accountSid }), request.params);
    const { auth_token, friendly_name } = accounts.put({ sid, ...read(body, request.body) });
    return { sid, auth_token, friendly_name };
  });
}
