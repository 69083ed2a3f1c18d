import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  openedPinSchema,
  openPinSchema,
  sealedPinSchema,
  sealPinSchema,
  type OpenedPin,
  type OpenPin,
  type SealedPin,
  type SealPin,
} from './authored-pins.schema.ts';
import { AuthoredPinsService } from './authored-pins.service.ts';

@ApiTags('Message schedules')
@Controller('v1/secure_pins')
export class AuthoredPinsController {
  constructor(private readonly pins: AuthoredPinsService) {}

  @Access({ key: 'message_schedules:write' })
  @Post('seal')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'sealPin',
    summary: 'Seal a PIN for an auto message',
    description: 'A schedule keeps, exports and shows no PIN in clear. Nothing is stored by this.',
  })
  @Answers({ schema: sealedPinSchema, description: 'The PIN under seal' })
  async sealPin(@FromCaller() caller: Caller, @Body({ schema: sealPinSchema }) { pin }: SealPin): Promise<SealedPin> {
    return this.pins.seal(caller, pin.trim());
  }

  @Access({ key: 'secure_messages:read' })
  @Post('open')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'openPin',
    summary: 'Read the PIN of an auto message out',
    description: 'Who looked, and when, is in the log.',
  })
  @Answers({ schema: openedPinSchema, description: 'As it was sealed' })
  async openPin(
    @FromCaller() caller: Caller,
    @Body({ schema: openPinSchema }) { sealed }: OpenPin,
  ): Promise<OpenedPin> {
    return this.pins.open(caller, sealed);
  }
}
