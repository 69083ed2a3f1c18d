import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { User } from '@kept/persistence/entities/user';
import type { Settings } from '@kept/settings/settings';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { passwordHash } from '../password/password-hash.ts';
import { InjectSettings } from '../settings.provider.ts';
import type { SignInPage } from './sign-in-page.schema.ts';

const person = z.object({ email: z.string(), password: z.string() });

/** What the launcher writes of the demo clinic; it holds more than this. */
const demoSchema = z.object({ admin: person, staff: person });

type DemoPerson = NonNullable<SignInPage['demo']>['people'][number];

/** The demo clinic's sign-ins, for the sign-in page of a sandbox. */
@Injectable()
export class DemoPeople {
  /** Found to fit, as hash and password: looking costs a twentieth of a second. */
  private readonly fitting = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /**
   * Those who can sign in as the file says now; null without a demo, and for a name that is not this machine's: a page of
   * another site can have its own name lead here (DNS rebinding). The file is written after this process started, and
   * a person may have got another password since: both are looked at each time.
   */
  async now(host: string | undefined): Promise<readonly DemoPerson[] | null> {
    const { mode, demo_file, public_url } = this.settings;
    if (mode !== 'sandbox' || demo_file === null || !isOurs(host, public_url)) return null;
    const demo = await readDemo(demo_file);
    if (demo === null) return null;
    const known: readonly DemoPerson[] = [
      { role: 'admin', ...demo.admin },
      { role: 'staff', ...demo.staff },
    ];
    const fits = await Promise.all(known.map((each) => this.fits(each)));
    return known.filter((_, index) => fits[index]);
  }

  private async fits({ email, password }: DemoPerson): Promise<boolean> {
    const { rows } = await this.hot.pool.query<{ readonly account_id: string; readonly user_id: string }>(
      'select account_id, user_id from kept_system.account_by_user_email($1)',
      [email],
    );
    const [found] = rows;
    if (found === undefined) return false;
    const user = await this.database.within(found.account_id, (em) => em.findOneOrFail(User, { id: found.user_id }));
    const both = `${user.password_hash} ${password}`;
    if (this.fitting.has(both)) return true;
    const fits = await passwordHash.fits(password, user.password_hash);
    if (fits) this.fitting.add(both);
    return fits;
  }
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

function isOurs(host: string | undefined, public_url: string): boolean {
  const name = URL.parse(`http://${host ?? ''}`)?.hostname;
  return name !== undefined && (LOOPBACK.has(name) || name === new URL(public_url).hostname);
}

/** Null while it is not there or half written. */
async function readDemo(file: string): Promise<z.output<typeof demoSchema> | null> {
  try {
    const text: unknown = JSON.parse(await readFile(file, 'utf8'));
    return demoSchema.parse(text);
  } catch {
    return null;
  }
}
