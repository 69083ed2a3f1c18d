import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { idempotencyKeySchema } from '../http/idempotency-key.schema.ts';
import { Answers } from '../http/answers.decorator.ts';
import { CheckedHeader } from '../http/checked-header.decorator.ts';
import { creditsShortSchema } from '../send-message/send-message.schema.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  assigneesSchema,
  changeThreadSchema,
  listThreadsSchema,
  readThreadMessagesSchema,
  repliedSchema,
  replyInThreadSchema,
  threadCountsSchema,
  threadListSchema,
  threadMessagesSchema,
  threadSchema,
  type Assignees,
  type ChangeThread,
  type InboxCounts,
  type InboxThread,
  type InboxThreadList,
  type ListThreads,
  type ReadThreadMessages,
  type RepliedInThread,
  type ReplyInThread,
} from './threads.schema.ts';
import { ThreadsService, type ThreadMessages } from './threads.service.ts';

@ApiTags('Inbox')
@Controller('v1/threads')
export class ThreadsController {
  constructor(private readonly threads: ThreadsService) {}

  @Access({ key: 'messages:read' })
  @Get()
  @ApiOperation({
    operationId: 'listInbox',
    summary: 'People who wrote, who wrote last first',
    description: 'Each once, with all their addresses. Whom you only wrote to is found in the outbox.',
  })
  @Answers({ schema: threadListSchema, description: 'One page' })
  async list(
    @FromCaller() caller: Caller,
    @Query({ schema: listThreadsSchema }) query: ListThreads,
  ): Promise<InboxThreadList> {
    return this.threads.list(caller, query);
  }

  @Access({ key: 'messages:read' })
  @Get('counts')
  @ApiOperation({ operationId: 'countInbox', summary: 'How much waits for a person' })
  @Answers({ schema: threadCountsSchema, description: 'Never counted beyond a hundred' })
  async counts(@FromCaller() caller: Caller): Promise<InboxCounts> {
    return this.threads.counts(caller);
  }

  @Access({ key: 'messages:read' })
  @Get('assignees')
  @ApiOperation({ operationId: 'listAssignees', summary: 'Who of staff a conversation can be given to' })
  @Answers({ schema: assigneesSchema, description: 'By name' })
  async assignees(@FromCaller() caller: Caller): Promise<Assignees> {
    return this.threads.assignees(caller);
  }

  @Access({ key: 'messages:read' })
  @Get(':id')
  @ApiOperation({
    operationId: 'readInboxThread',
    summary: 'A person of the inbox',
    description: 'By the id of a contact, or of a conversation of nobody known.',
  })
  @Answers({ schema: threadSchema, description: 'The person' })
  async read(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<InboxThread> {
    return this.threads.read(caller, id);
  }

  @Access({ key: 'messages:read' })
  @Get(':id/messages')
  @ApiOperation({
    operationId: 'readInboxMessages',
    summary: 'All that was said with a person, on every channel, newest first',
  })
  @Answers({ schema: threadMessagesSchema, description: 'One page' })
  async messages(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Query({ schema: readThreadMessagesSchema }) query: ReadThreadMessages,
  ): Promise<ThreadMessages> {
    return this.threads.messages(caller, { id, ...query });
  }

  @Access({ key: 'messages:send' })
  @Patch(':id')
  @ApiOperation({
    operationId: 'changeInboxThread',
    summary: 'Mark a conversation read or unread, put it away, give it to somebody',
    description: 'What is not named stays.',
  })
  @Answers({ schema: threadSchema, description: 'The person as they are now' })
  async change(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeThreadSchema }) change: ChangeThread,
  ): Promise<InboxThread> {
    return this.threads.change(caller, { id, change });
  }

  @Access({ key: 'messages:send' })
  @Post(':id/messages')
  @ApiOperation({
    operationId: 'replyInThread',
    summary: 'Answer a person by text or email',
    description: 'It goes out at once, at any hour. With Idempotency-Key, a repetition sends nothing twice.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string' } })
  @Answers({
    status: 201,
    schema: repliedSchema,
    description: 'It is on its way',
    problems: { 402: creditsShortSchema },
  })
  async reply(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: replyInThreadSchema }) reply: ReplyInThread,
    @CheckedHeader({ name: 'idempotency-key', schema: idempotencyKeySchema }) idempotency_key: string | null,
  ): Promise<RepliedInThread> {
    return this.threads.reply(caller, { id, reply, idempotency_key });
  }
}
