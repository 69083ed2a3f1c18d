import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  secureAccessSchema,
  securePinSchema,
  setSecurePinSchema,
  type SecureAccess,
  type SecurePinAnswer,
  type SetSecurePin,
} from './secure-pins.schema.ts';
import { SecurePinsService } from './secure-pins.service.ts';

@ApiTags('Contacts')
@Controller('v1/contacts/:id')
export class SecurePinsController {
  constructor(private readonly pins: SecurePinsService) {}

  @Access({ key: 'contacts:read' })
  @Get('secure_access')
  @ApiOperation({
    operationId: 'readSecureAccess',
    summary: 'Whether a contact has a PIN, and whether their links are locked',
  })
  @Answers({ schema: secureAccessSchema, description: 'As it is now' })
  async readSecureAccess(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<SecureAccess> {
    return this.pins.access(caller, id);
  }

  @Access({ key: 'secure_messages:read' })
  @Get('secure_pin')
  @ApiOperation({
    operationId: 'readSecurePin',
    summary: 'Read a contact’s PIN out',
    description: 'Who looked, and when, is in the log.',
  })
  @Answers({ schema: securePinSchema, description: 'As it was set' })
  async readSecurePin(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<SecurePinAnswer> {
    return this.pins.read(caller, id);
  }

  @Access({ key: 'contacts:write' })
  @Put('secure_pin')
  @ApiOperation({
    operationId: 'setSecurePin',
    summary: 'Set a contact’s PIN',
    description: 'It opens their links from now on, also those sent before; messages that waited for a PIN are sent.',
  })
  @Answers({ schema: secureAccessSchema, description: 'As it is now' })
  async setSecurePin(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: setSecurePinSchema }) { pin }: SetSecurePin,
  ): Promise<SecureAccess> {
    return this.pins.set(caller, { contact_id: id, pin: pin.trim() });
  }

  @Access({ key: 'contacts:write' })
  @Delete('secure_pin')
  @ApiOperation({
    operationId: 'removeSecurePin',
    summary: 'Take a contact’s PIN away: the usual one counts, if there is one',
  })
  @Answers({ schema: secureAccessSchema, description: 'As it is now' })
  async removeSecurePin(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<SecureAccess> {
    return this.pins.set(caller, { contact_id: id, pin: null });
  }

  @Access({ key: 'contacts:write' })
  @Post('secure_unlock')
  @HttpCode(200)
  @ApiOperation({ operationId: 'unlockSecureLinks', summary: 'Unlock a contact’s links after wrong PINs' })
  @Answers({ schema: secureAccessSchema, description: 'As it is now' })
  async unlockSecureLinks(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<SecureAccess> {
    return this.pins.unlock(caller, id);
  }
}
