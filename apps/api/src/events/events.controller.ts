import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { CheckedHeader } from '../http/checked-header.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { ifMatchSchema } from '../http/if-match.schema.ts';
import { IF_MATCH } from '../http/if-match-header.ts';
import { changedMeanwhileSchema } from './changed-meanwhile.schema.ts';
import { changeEventSchema, createEventsSchema, type ChangeEvent, type CreateEvents } from './event-request.schema.ts';
import { eventPageSchema, eventSchema, eventsSchema, type Event, type EventPage } from './event.schema.ts';
import { EventsService } from './events.service.ts';
import { JournalsService } from './journals.service.ts';
import { journalSchema, type JournalAnswer } from './journal.schema.ts';
import { listEventsSchema, type ListEvents } from './list-events.schema.ts';

@ApiTags('Events')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly events: EventsService,
    private readonly journals: JournalsService,
  ) {}

  @Access({ key: 'events:write' })
  @Post()
  @ApiOperation({
    summary: 'Make events',
    description: 'All of the batch or none.',
  })
  @Answers({ status: 201, schema: eventsSchema, description: 'The events as stored' })
  async createEvents(
    @FromCaller() caller: Caller,
    @Body({ schema: createEventsSchema }) request: CreateEvents,
  ): Promise<{ readonly events: readonly Event[] }> {
    return { events: await this.events.create(caller, request) };
  }

  @Access({ key: 'events:read' })
  @Get()
  @ApiOperation({ summary: 'List events by start' })
  @Answers({ schema: eventPageSchema, description: 'One page' })
  async listEvents(
    @FromCaller() caller: Caller,
    @Query({ schema: listEventsSchema }) query: ListEvents,
  ): Promise<EventPage> {
    return this.events.list(caller, query);
  }

  @Access({ key: 'events:read' })
  @Get(':id')
  @ApiOperation({ summary: 'One event' })
  @Answers({ schema: eventSchema, description: 'The event' })
  async readEvent(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<Event> {
    return this.events.get(caller, id);
  }

  @Access({ key: 'events:write' })
  @Patch(':id')
  @ApiOperation({
    summary: 'Move, edit, cancel or reinstate an event',
    description:
      'What is not named stays. A new start alone keeps the length. `participants`, when named, are all who shall be on it. A stale If-Match answers 412 with the event as it is now.',
  })
  @ApiHeader(IF_MATCH)
  @Answers({ schema: eventSchema, description: 'The event as it is now', problems: { 412: changedMeanwhileSchema } })
  async changeEvent(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeEventSchema }) request: ChangeEvent,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
  ): Promise<Event> {
    return this.events.change(caller, { id, request, if_match });
  }

  @Access({ key: 'events:write' })
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an event', description: 'To its messages it is cancelled.' })
  @ApiHeader(IF_MATCH)
  @Answers({ status: 204, description: 'It is gone', problems: { 412: changedMeanwhileSchema } })
  async deleteEvent(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
  ): Promise<void> {
    await this.events.delete(caller, { id, if_match });
  }

  @Access({ key: 'events:read' })
  @Get(':id/journal')
  @ApiOperation({ summary: 'What was sent, what will be, and why' })
  @Answers({ schema: journalSchema, description: 'Messages and decisions in order' })
  async readJournal(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<JournalAnswer> {
    await this.events.get(caller, id);
    return this.journals.read(caller, id);
  }
}
