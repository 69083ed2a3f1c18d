import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { CheckedHeader } from '../http/checked-header.decorator.ts';
import { LiveHub } from './live-hub.ts';
import { lastEventIdSchema, liveQuerySchema, type LiveQuery } from './live.schema.ts';

/** `no-transform` keeps proxies from compressing, and thus holding back, what is sent; nginx wants a word of its own. */
const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

@ApiTags('Screens: live')
@Controller('screens/live')
export class LiveController {
  constructor(private readonly hub: LiveHub) {}

  @Access('session')
  @Get()
  @ApiOperation({
    summary: 'What changes, as it changes',
    description:
      'Server-sent events. `hello`: you know everything up to the id. `changes`: `{"topics": {"appointment": [id, …], …}}`, ids only; ' +
      'topics are appointment, message_schedule, user, session and clock. `reset`: look at everything again. `signed_out`: the session ' +
      'is over. `replaced`: this session has too many of these open; do not come back by yourself. `beat`: every 15 seconds, so that silence means a lost connection.',
  })
  @ApiProduces('text/event-stream')
  @Answers({ schema: z.string(), description: 'The events' })
  async streamChanges(
    @FromSession() caller: SessionCaller,
    @Query({ schema: liveQuerySchema }) { since }: LiveQuery,
    @CheckedHeader({ name: 'last-event-id', schema: lastEventIdSchema }) last: number | null,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.headers(STREAM_HEADERS);
    if (request.method === 'HEAD') {
      void reply.send();
      return;
    }
    const stream = await this.hub.open(caller, last ?? since ?? null);
    // The browser may have gone while the database was read: nothing would close the stream then.
    if (request.raw.socket.destroyed) stream.body.destroy();
    void reply.send(stream.body);
  }
}
