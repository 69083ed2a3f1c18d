import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { z } from 'zod';
import { readRuntime } from '@kept/launcher/data-folder/runtime';
import '../harness/provided.ts';

const KEPT = join(import.meta.dirname, '..', '..', 'apps', 'launcher', 'dist', 'kept.js');
const environmentSchema = z.object({ KEPT_INTERNAL_MAIL_SERVERS: z.string() });

/** Somebody who signs in to an account that is no sandbox. */
export interface LiveAccount {
  readonly admin: { readonly email: string; readonly password: string };
  /** An address of this machine at which the installation lets it have a mail server. */
  readonly mail_server: string;
}

/** A live account, made as an operator makes one; its administrator has followed the link and chosen a password. */
export async function liveAccount(name: string): Promise<LiveAccount> {
  const product = inject('kept_product');
  if (product === null) throw new Error('only the browser tier has a product');
  const { data_folder, demo } = product;
  const { KEPT_INTERNAL_MAIL_SERVERS } = environmentSchema.parse((await readRuntime(data_folder))?.environment);
  const admin = { email: `ada-${randomBytes(4).toString('hex')}@live.example`, password: 'three wet otters' };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [KEPT, 'create-account', '--name', name, '--zone', 'America/New_York', '--admin', admin.email],
    { env: { PATH: process.env['PATH'], KEPT_DATA: data_folder } },
  );
  const [, token] = stdout.trim().split('#');
  const accepted = await fetch(`${demo.url}/screens/invitation/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: demo.url },
    body: JSON.stringify({ token, password: admin.password }),
  });
  if (!accepted.ok) throw new Error(`the invitation was not taken: ${await accepted.text()}`);
  return { admin, mail_server: KEPT_INTERNAL_MAIL_SERVERS };
}
