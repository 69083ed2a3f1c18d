import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { changeParticipantSchema, type ChangeParticipant } from '../events/event-request.schema.ts';
import { eventSchema, type Event } from '../events/event.schema.ts';
import { Answers } from '../http/answers.decorator.ts';
import { CheckedHeader } from '../http/checked-header.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { IF_MATCH } from '../http/if-match-header.ts';
import { ifMatchSchema } from '../http/if-match.schema.ts';
import { addParticipantSchema, setStateSchema, type AddParticipant, type SetState } from './participants.schema.ts';
import { ParticipantsService } from './participants.service.ts';

@ApiTags('Participants')
@Controller('v1')
export class ParticipantsController {
  constructor(private readonly participants: ParticipantsService) {}

  @Access({ key: 'events:write' })
  @Post('events/:id/participants')
  @ApiOperation({
    operationId: 'addParticipant',
    summary: 'Put somebody on an event',
    description: 'Their messages are planned from now on.',
  })
  @ApiHeader(IF_MATCH)
  @Answers({ status: 201, schema: eventSchema, description: 'The event as it is now' })
  async addParticipant(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: addParticipantSchema }) { participant }: AddParticipant,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
  ): Promise<Event> {
    return this.participants.add(caller, { appointment_id: id, participant, if_match });
  }

  @Access({ key: 'events:write' })
  @Patch('participants/:id')
  @ApiOperation({
    operationId: 'changeParticipant',
    summary: 'Change somebody’s name, addresses or custom fields',
    description: 'What is not named stays; null takes an address away. What is planned goes to the new address.',
  })
  @ApiHeader(IF_MATCH)
  @Answers({ schema: eventSchema, description: 'The event as it is now' })
  async changeParticipant(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeParticipantSchema }) request: ChangeParticipant,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
  ): Promise<Event> {
    return this.participants.change(caller, { id, request, if_match });
  }

  @Access({ key: 'events:write' })
  @Delete('participants/:id')
  @ApiOperation({
    operationId: 'removeParticipant',
    summary: 'Take somebody off an event',
    description: 'What was planned for them is withdrawn; what was sent stays in the journal.',
  })
  @ApiHeader(IF_MATCH)
  @Answers({ schema: eventSchema, description: 'The event as it is now' })
  async removeParticipant(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
  ): Promise<Event> {
    return this.participants.remove(caller, { id, if_match });
  }

  @Access({ key: 'events:write' })
  @Post('participants/:id/state')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Set what a participant answered',
    description: 'For an answer given to staff. It triggers no automatic reply.',
  })
  @Answers({ schema: eventSchema, description: 'The event as it is now' })
  async setParticipantState(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: setStateSchema }) { state }: SetState,
  ): Promise<Event> {
    return this.participants.setState(caller, { id, state });
  }

  @Access({ key: 'events:write' })
  @Post('participants/:id/release')
  @HttpCode(204)
  @ApiOperation({ summary: 'Let held messages go on' })
  @Answers({ status: 204, description: 'They go on' })
  async releaseSequence(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    await this.participants.release(caller, id);
  }
}
