import { Controller, Header, HttpCode, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { recordCallback } from '@kept/sequences/record-callback';
import { receiveReply } from '@kept/sequences/replies/receive-reply';
import { Access } from '../access/access.decorator.ts';
import { Answers } from '../answering/answers.ts';
import { Deciding } from '../database/deciding.ts';
import { HotPool } from '../database/hot-pool.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { notFound } from '../problems/not-found.ts';
import { mediaUrlsOf } from './media-urls-of.ts';
import { readForm } from './read-form.ts';
import { TwilioSignature } from './twilio-signature.ts';
import {
  accountParameterSchema,
  attemptParameterSchema,
  incomingTextSchema,
  statusCallbackSchema,
  type AccountParameter,
  type AttemptParameter,
} from './twilio.schema.ts';

/** TwiML that says nothing: answers are messages of their own. */
const NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** Where the provider calls us. Never throttled: it does not call again, and a reply lost is a promise broken. */
@ApiExcludeController()
@SkipThrottle()
@Controller('v1/webhooks/twilio/:account_id')
export class TwilioController {
  constructor(
    private readonly signature: TwilioSignature,
    private readonly hot: HotPool,
    private readonly deciding: Deciding,
    private readonly answers: Answers,
    private readonly nudger: SequenceNudger,
    private readonly log: PinoLogger,
  ) {}

  /** A text of a client. A 200 says that it is stored and acted on (reliability.md, promise 2). */
  @Access('carrier')
  @Post('messages')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async message(
    @Param({ schema: accountParameterSchema }) { account_id }: AccountParameter,
    @Req() request: RawBodyRequest<FastifyRequest>,
  ): Promise<string> {
    const form = await this.signature.verifiedForm({ account_id, request, raw: request.rawBody });
    const { From, To, Body, MessageSid, NumMedia, OptOutType } = readForm(incomingTextSchema, form);
    const { outcome, nudge, messages } = await receiveReply({
      pool: this.hot.pool,
      account_id,
      cache: this.deciding.cache,
      vault: this.deciding.vault,
      sender_address: To,
      from: From,
      body: Body,
      provider_id: MessageSid,
      carrier_answered: OptOutType !== undefined && OptOutType !== '',
      media_urls: mediaUrlsOf(form, NumMedia),
    });
    if (outcome === 'unknown_sender') {
      this.log.warn({ account_id, provider_id: MessageSid }, 'a text came in on a number this account does not have');
      throw notFound('number');
    }
    this.answers.give({ nudge, messages });
    return NOTHING;
  }

  /** Our own test of the way in, from the page of channels: it arrived, signed, and nothing else comes of it. */
  @Access('carrier')
  @Post('ping')
  @HttpCode(204)
  async ping(
    @Param({ schema: accountParameterSchema }) { account_id }: AccountParameter,
    @Req() request: RawBodyRequest<FastifyRequest>,
  ): Promise<void> {
    await this.signature.verifiedForm({ account_id, request, raw: request.rawBody });
  }

  /** What became of a message of ours; the attempt stands in the address. */
  @Access('carrier')
  @Post('attempts/:attempt_id')
  @HttpCode(204)
  async status(
    @Param({ schema: attemptParameterSchema }) { account_id, attempt_id }: AttemptParameter,
    @Req() request: RawBodyRequest<FastifyRequest>,
  ): Promise<void> {
    const form = await this.signature.verifiedForm({ account_id, request, raw: request.rawBody });
    const { MessageSid, MessageStatus, ErrorCode } = readForm(statusCallbackSchema, form);
    const { known, nudge } = await recordCallback({
      pool: this.hot.pool,
      account_id,
      attempt_id,
      provider_id: MessageSid,
      status: MessageStatus,
      error_code: ErrorCode ?? null,
    });
    if (!known) throw notFound('delivery attempt');
    this.nudger.nudge(nudge);
  }
}
