import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  createBroadcastSchema,
  previewBroadcastSchema,
  type CreateBroadcast,
  type PreviewBroadcast,
} from './broadcast-request.schema.ts';
import {
  broadcastPageSchema,
  broadcastSchema,
  listBroadcastsSchema,
  listRecipientsSchema,
  previewSchema,
  recipientPageSchema,
  type BroadcastAnswer,
  type BroadcastPage,
  type BroadcastPreview,
  type ListBroadcasts,
  type ListRecipients,
  type RecipientPage,
} from './broadcast.schema.ts';
import { creditsShortSchema } from '../send-message/send-message.schema.ts';
import { BroadcastsService } from './broadcasts.service.ts';

@ApiTags('Broadcasts')
@Controller('v1/broadcasts')
export class BroadcastsController {
  constructor(private readonly broadcasts: BroadcastsService) {}

  @Access({ key: 'messages:send' })
  @Post()
  @ApiOperation({
    summary: 'Send one-time messages to several',
    description:
      'To contacts, addresses, participants and everyone on appointments, at most 10,000, each address once; now or later. Ids that are not the account’s and addresses that cannot be end it: nothing is half sent.',
  })
  @Answers({
    status: 201,
    schema: broadcastSchema,
    description: 'The broadcast; its messages follow',
    problems: { 402: creditsShortSchema },
  })
  async createBroadcast(
    @FromCaller() caller: Caller,
    @Body({ schema: createBroadcastSchema }) request: CreateBroadcast,
  ): Promise<BroadcastAnswer> {
    return this.broadcasts.create(caller, request);
  }

  @Access({ key: 'messages:send' })
  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'See what a broadcast would be',
    description:
      'Each recipient’s copy as it would arrive, or why they get none, and what it costs. Nothing is written.',
  })
  @Answers({ schema: previewSchema, description: 'Totals of all, and one page of recipients' })
  async previewBroadcast(
    @FromCaller() caller: Caller,
    @Body({ schema: previewBroadcastSchema }) request: PreviewBroadcast,
  ): Promise<BroadcastPreview> {
    return this.broadcasts.preview(caller, request);
  }

  @Access({ key: 'messages:read' })
  @Get()
  @ApiOperation({ summary: 'List broadcasts', description: 'Newest first; scheduled ones by their time.' })
  @Answers({ schema: broadcastPageSchema, description: 'One page' })
  async listBroadcasts(
    @FromCaller() caller: Caller,
    @Query({ schema: listBroadcastsSchema }) query: ListBroadcasts,
  ): Promise<BroadcastPage> {
    return this.broadcasts.list(caller, query);
  }

  @Access({ key: 'messages:read' })
  @Get(':id')
  @ApiOperation({ summary: 'One broadcast and how its messages fare' })
  @Answers({ schema: broadcastSchema, description: 'The broadcast' })
  async readBroadcast(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<BroadcastAnswer> {
    return this.broadcasts.read(caller, id);
  }

  @Access({ key: 'messages:read' })
  @Get(':id/recipients')
  @ApiOperation({ summary: 'What became of each recipient of a broadcast' })
  @Answers({ schema: recipientPageSchema, description: 'One page, in the order in which they were named' })
  async listBroadcastRecipients(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Query({ schema: listRecipientsSchema }) query: ListRecipients,
  ): Promise<RecipientPage> {
    return this.broadcasts.recipients(caller, { id, query });
  }

  @Access({ key: 'messages:send' })
  @Post(':id/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pause a broadcast', description: 'What is on its way, a hundred at most, still goes.' })
  @Answers({ schema: broadcastSchema, description: 'As it stands now' })
  async pauseBroadcast(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<BroadcastAnswer> {
    return this.broadcasts.command(caller, { id, command: 'pause' });
  }

  @Access({ key: 'messages:send' })
  @Post(':id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on with a paused broadcast' })
  @Answers({ schema: broadcastSchema, description: 'As it stands now' })
  async resumeBroadcast(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<BroadcastAnswer> {
    return this.broadcasts.command(caller, { id, command: 'resume' });
  }

  @Access({ key: 'messages:send' })
  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel a broadcast', description: 'Whatever no carrier has taken yet is not sent.' })
  @Answers({ schema: broadcastSchema, description: 'As it stands now' })
  async cancelBroadcast(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<BroadcastAnswer> {
    return this.broadcasts.command(caller, { id, command: 'cancel' });
  }

  @Access({ key: 'messages:send' })
  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try those anew whose message failed or is held' })
  @Answers({ schema: broadcastSchema, description: 'As it stands now' })
  async retryBroadcast(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<BroadcastAnswer> {
    return this.broadcasts.command(caller, { id, command: 'retry' });
  }
}
