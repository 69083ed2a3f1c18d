import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { eventSchema, type Event } from '../events/event.schema.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { setStateSchema, type SetState } from './participants.schema.ts';
import { ParticipantsService } from './participants.service.ts';

@ApiTags('Participants')
@Controller('v1/participants')
export class ParticipantsController {
  constructor(private readonly participants: ParticipantsService) {}

  @Access({ key: 'events:write' })
  @Post(':id/state')
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
  @Post(':id/release')
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
