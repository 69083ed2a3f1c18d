import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { verifyTwilioSignature } from '@kept/channels/verify-signature';
import { installationKey, openSealed } from '@kept/persistence/installation-key';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import type { Settings } from '@kept/settings/settings';
import { HotPool } from '../database/hot-pool.ts';
import { Problem } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';
import { formOf, type Form } from './form-of.ts';

const CHANNELS: Statement = {
  name: 'read_twilio_channels',
  text: `select external_account, credentials, credentials_key_id from channel where account_id = $1 and provider = 'twilio'`,
};

interface ChannelRow {
  readonly external_account: string;
  readonly credentials: Buffer;
  readonly credentials_key_id: string;
}

const credentialsSchema = z.object({ auth_token: z.string() });

interface SignedRequest {
  readonly account_id: string;
  readonly request: FastifyRequest;
  readonly raw: Buffer | undefined;
}

/** Lets in only what the provider account of the addressed account has signed (reliability.md, security). */
@Injectable()
export class TwilioSignature {
  constructor(
    private readonly hot: HotPool,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** The form, once it is proven; throws a 403 that does not say what was wrong. */
  async verifiedForm({ account_id, request, raw }: SignedRequest): Promise<Form> {
    const form = formOf(raw);
    const channels = await inTransaction({ pool: this.hot.pool, account_id }, (transaction) =>
      transaction.read<ChannelRow>(CHANNELS, [account_id]),
    );
    const channel = channels.find((each) => each.external_account === form['AccountSid']);
    const auth_token = channel === undefined ? null : this.tokenOf(channel);
    const signature = request.headers['x-twilio-signature'];
    // the public URL as configured: a forwarded header must not choose what is compared
    const url = `${this.settings.public_url}${request.originalUrl}`;
    const genuine =
      auth_token !== null &&
      verifyTwilioSignature({
        auth_token,
        signature: typeof signature === 'string' ? signature : undefined,
        url,
        params: form,
      });
    if (!genuine) {
      throw new Problem({
        status: 403,
        code: 'signature_wrong',
        title: 'This request is not signed by the provider of this account',
      });
    }
    return form;
  }

  private tokenOf({ credentials: sealed, credentials_key_id: key_id }: ChannelRow): string | null {
    const opened = openSealed(installationKey(this.settings), { sealed, key_id });
    return opened === null ? null : credentialsSchema.parse(JSON.parse(opened.toString('utf8'))).auth_token;
  }
}
