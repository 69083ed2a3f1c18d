import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { isMailProvider } from '@kept/channels/mail-webhook-password';
import { readMailApart } from '@kept/channels/read-mail-apart';
import { receiveMail } from '@kept/sequences/replies/receive-mail';
import type { Settings } from '@kept/settings/settings';
import { Access } from '../access/access.decorator.ts';
import { Answers } from '../answering/answers.ts';
import { Deciding } from '../database/deciding.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Files } from '../files/files.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';
import { readMailUpload } from './mail-upload.ts';
import { accountParameterSchema, type AccountParameter } from './twilio.schema.ts';

/** Where a mail provider posts what comes in. Never throttled: a reply lost is a promise broken. */
@ApiExcludeController()
@SkipThrottle()
@Controller('v1/webhooks/email/:account_id')
export class EmailController {
  constructor(
    private readonly hot: HotPool,
    private readonly deciding: Deciding,
    private readonly answers: Answers,
    private readonly files: Files,
    private readonly log: PinoLogger,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** A mail of anybody. A 204 says that it is stored and acted on (reliability.md, promise 2); a repeat does nothing. */
  @Access('carrier')
  @Post()
  @HttpCode(204)
  async mail(
    @Param({ schema: accountParameterSchema }) { account_id }: AccountParameter,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { secrets } = this.settings;
    if (!isMailProvider(request.headers.authorization, { account_id, secrets })) throw notTheProvider();
    const { raw, recipients } = await readMailUpload(request);
    const read = await readMailApart(raw);
    if (!read.ok) throw notReadable(read);
    const { outcome, nudge, messages } = await receiveMail({
      pool: this.hot.pool,
      account_id,
      cache: this.deciding.cache,
      vault: this.deciding.vault,
      mail: read.mail,
      store: this.files.store,
      recipients,
      secrets,
    });
    if (outcome === 'full') throw noRoom();
    if (outcome === 'unknown_sender') {
      this.log.warn({ account_id }, 'a mail came in for an account that has no mailbox');
      throw notFound('mailbox');
    }
    this.answers.give({ nudge, messages });
  }
}

/** 403, not 401: a provider cannot be asked who it is. */
function notTheProvider(): Problem {
  return new Problem({
    status: 403,
    code: 'signature_wrong',
    title: 'This request is not from the mail provider of this account',
    detail: 'The address of the webhook holds a user and a password; set it at the provider as it is shown.',
    headers: { connection: 'close' },
  });
}

/** The provider posts it again. */
function noRoom(): Problem {
  return new Problem({
    status: 503,
    code: 'store_full',
    title: 'There is no room for the files of this mail',
    detail: 'Nothing of it was stored. Make room in the file store; the provider posts it again.',
    headers: { 'retry-after': '300' },
  });
}

function notReadable({ code, message }: { readonly code: string; readonly message: string }): Problem {
  return new Problem({
    status: 422,
    code,
    title: 'This mail cannot be read',
    detail: `Nothing of it was stored: ${message}.`,
  });
}
