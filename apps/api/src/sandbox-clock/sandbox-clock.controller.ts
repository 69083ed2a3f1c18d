import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  clockSchema,
  moveClockSchema,
  movedClockSchema,
  type ClockAnswer,
  type MoveClock,
  type MovedClock,
} from './sandbox-clock.schema.ts';
import { SandboxClockService } from './sandbox-clock.service.ts';

@ApiTags('Sandbox')
@Controller('v1/sandbox/clock')
export class SandboxClockController {
  constructor(private readonly clock: SandboxClockService) {}

  @Access({ key: 'sandbox' })
  @Get()
  @ApiOperation({ summary: 'What the account’s clock shows' })
  @Answers({ schema: clockSchema, description: 'The account’s present' })
  async readClock(@FromCaller() caller: Caller): Promise<ClockAnswer> {
    return this.clock.read(caller);
  }

  @Access({ key: 'sandbox' })
  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Move the clock ahead',
    description: 'Answers when everything due on the way has happened, at most a minute for each stop.',
  })
  @Answers({ schema: movedClockSchema, description: 'Where it stands' })
  async moveClock(
    @FromCaller() caller: Caller,
    @Body({ schema: moveClockSchema }) request: MoveClock,
  ): Promise<MovedClock> {
    return this.clock.move(caller, request);
  }
}
