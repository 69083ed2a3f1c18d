import { Controller, Header, HttpCode, Param, Post, Query, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type { Settings } from '@kept/settings/settings';
import { answerCall } from '@kept/sequences/calls/answer-call';
import type { CallResult } from '@kept/sequences/calls/call-answer';
import { endForward } from '@kept/sequences/calls/end-forward';
import { receiveDigit } from '@kept/sequences/calls/receive-digit';
import { recordCallStatus } from '@kept/sequences/calls/record-call-status';
import { Access } from '../access/access.decorator.ts';
import { Deciding } from '../database/deciding.ts';
import { HotPool } from '../database/hot-pool.ts';
import { atMost } from '../nudging/at-most.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';
import {
  answeredCallSchema,
  callParameterSchema,
  callStatusSchema,
  dialledSchema,
  forwardEndSchema,
  localeQuerySchema,
  turnParameterSchema,
  type CallParameter,
  type LocaleQuery,
  type TurnParameter,
} from './calls.schema.ts';
import type { Form } from './form-of.ts';
import { readForm } from './read-form.ts';
import { TwilioSignature } from './twilio-signature.ts';
import { troubleTwiml, twimlOf } from './twiml-of.ts';

/** The provider gives up after 15 seconds, and a client who hears nothing hangs up before. */
const ANSWER_WITHIN_MS = 8_000;

type SignedRequest = RawBodyRequest<FastifyRequest>;

/**
 * Where the provider asks what to say in a call of ours and tells how it went. Somebody is on the phone, so an answer
 * never waits for Temporal, and one that cannot be decided in time is polite.
 */
@ApiExcludeController()
@SkipThrottle()
@Controller('v1/webhooks/twilio/:account_id/calls/:attempt_id')
export class CallsController {
  constructor(
    private readonly signature: TwilioSignature,
    private readonly hot: HotPool,
    private readonly deciding: Deciding,
    private readonly nudger: SequenceNudger,
    private readonly log: PinoLogger,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** The first words, to whoever has answered. */
  @Access('carrier')
  @Post('answer')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async answer(
    @Param({ schema: callParameterSchema }) call: CallParameter,
    @Query({ schema: localeQuerySchema }) { locale }: LocaleQuery,
    @Req() request: SignedRequest,
  ): Promise<string> {
    return await this.inTime({ call, locale }, async () => {
      const { CallSid, AnsweredBy } = readForm(answeredCallSchema, await this.formOf(call, request));
      return await answerCall({
        pool: this.hot.pool,
        ...call,
        provider_id: CallSid,
        listener: AnsweredBy ?? 'person',
      });
    });
  }

  /** A digit, or the time to dial running out, and what is answered to it. */
  @Access('carrier')
  @Post('digits/:turn')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async digit(
    @Param({ schema: turnParameterSchema }) { turn, ...call }: TurnParameter,
    @Query({ schema: localeQuerySchema }) { locale }: LocaleQuery,
    @Req() request: SignedRequest,
  ): Promise<string> {
    return await this.inTime({ call, locale }, async () => {
      const { CallSid, Digits } = readForm(dialledSchema, await this.formOf(call, request));
      const { result, nudge } = await receiveDigit({
        pool: this.hot.pool,
        cache: this.deciding.cache,
        vault: this.deciding.vault,
        ...call,
        provider_id: CallSid,
        turn,
        digit: Digits,
      });
      this.nudger.nudge(nudge);
      return result;
    });
  }

  /** Whoever the client was connected with has hung up, or was not there. */
  @Access('carrier')
  @Post('forwarded')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async forwarded(
    @Param({ schema: callParameterSchema }) call: CallParameter,
    @Query({ schema: localeQuerySchema }) { locale }: LocaleQuery,
    @Req() request: SignedRequest,
  ): Promise<string> {
    return await this.inTime({ call, locale }, async () => {
      const { CallSid, DialCallStatus } = readForm(forwardEndSchema, await this.formOf(call, request));
      const told = { pool: this.hot.pool, ...call, provider_id: CallSid, outcome: DialCallStatus };
      const { result, nudge } = await endForward(told);
      this.nudger.nudge(nudge);
      return result;
    });
  }

  /** What is said when the provider could not fetch or read an answer. Not signed for: it tells nothing and reads nothing. */
  @Access('carrier')
  @Post('fallback')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  fallback(@Query({ schema: localeQuerySchema }) { locale }: LocaleQuery): string {
    return troubleTwiml(locale);
  }

  /** How the call goes, and how it ended. */
  @Access('carrier')
  @Post('status')
  @HttpCode(204)
  async status(
    @Param({ schema: callParameterSchema }) call: CallParameter,
    @Req() request: SignedRequest,
  ): Promise<void> {
    const form = readForm(callStatusSchema, await this.formOf(call, request));
    const { known, nudge } = await recordCallStatus({
      pool: this.hot.pool,
      ...call,
      provider_id: form.CallSid,
      status: form.CallStatus,
      answered_by: form.AnsweredBy,
      duration_s: form.CallDuration ?? null,
      error_code: form.ErrorCode ?? null,
    });
    if (!known) throw notFound('call');
    this.nudger.nudge(nudge);
  }

  private async formOf({ account_id }: CallParameter, request: SignedRequest): Promise<Form> {
    return await this.signature.verifiedForm({ account_id, request, raw: request.rawBody });
  }

  /** What `decide` answers, as TwiML; whatever keeps it from answering in time, somebody is on the phone. */
  private async inTime(
    { call, locale }: { readonly call: CallParameter; readonly locale: string },
    decide: () => Promise<CallResult>,
  ): Promise<string> {
    const decided = decide().catch((error: unknown) => {
      // Refused, as any request that is forged or makes no sense.
      if (error instanceof Problem) throw error;
      this.log.error({ err: error, ...call }, 'a call could not be answered');
      return null;
    });
    const result = await atMost({ work: decided, ms: ANSWER_WITHIN_MS, otherwise: null });
    if (result === null) return troubleTwiml(locale);
    switch (result.type) {
      case 'answer':
        return twimlOf(result, { settings: this.settings, call: { ...call, locale } });
      case 'unknown':
        throw notFound('call');
      case 'over':
        throw new Problem({ status: 409, code: 'call_over', title: 'This call has ended: nobody is on the phone' });
    }
  }
}
