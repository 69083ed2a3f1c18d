import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ThreadMessage } from '@kept/sequences/journal/read-thread-page';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { ParticipantMessagesService } from './participant-messages.service.ts';
import {
  commandedSchema,
  commandPathSchema,
  messageCommandSchema,
  threadQuerySchema,
  threadSchema,
  type CommandPath,
  type MessageCommandBody,
  type ThreadQuery,
} from './participant-screens.schema.ts';
import { ParticipantsService } from './participants.service.ts';

@ApiTags('Screens: appointments')
@Controller('screens/participants')
export class ParticipantScreensController {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly messages: ParticipantMessagesService,
  ) {}

  @Access('session')
  @Post(':id/messages/:auto_message_id/commands')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'commandMessage',
    summary: 'Send a planned message now, skip it, hold it back or let it go',
    description: 'The journal’s `actions` say what makes sense now; anything else is a 409 that says why.',
  })
  @Answers({ status: 202, schema: commandedSchema, description: 'It is done in a moment' })
  async commandMessage(
    @FromSession() caller: SessionCaller,
    @Param({ schema: commandPathSchema }) path: CommandPath,
    @Body({ schema: messageCommandSchema }) { command }: MessageCommandBody,
  ): Promise<Readonly<Record<string, never>>> {
    await this.messages.command(caller, { ...path, command });
    return {};
  }

  @Access('session')
  @Post(':id/hold')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'holdParticipant',
    summary: 'Hold back every message to somebody',
    description: 'Until they are released; what the client says meanwhile waits too.',
  })
  @Answers({ status: 204, description: 'They are held' })
  async holdParticipant(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    await this.participants.hold(caller, id);
  }

  @Access('session')
  @Get(':id/thread')
  @ApiOperation({ operationId: 'readThread', summary: 'The conversation with somebody, newest first' })
  @Answers({ schema: threadSchema, description: 'One page' })
  async readThread(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Query({ schema: threadQuerySchema }) query: ThreadQuery,
  ): Promise<{ readonly messages: readonly ThreadMessage[]; readonly next_cursor: string | null }> {
    return this.messages.thread(caller, { id, ...query });
  }
}
