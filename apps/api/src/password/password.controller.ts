import { Body, Controller, HttpCode, Ip, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { changePasswordSchema, type ChangePassword } from './password.schema.ts';
import { PasswordService } from './password.service.ts';

@ApiTags('Screens: session')
@Controller('screens/password')
export class PasswordController {
  constructor(private readonly password: PasswordService) {}

  @Access('session')
  @Put()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Choose another password',
    description: 'Signs out everywhere else.',
  })
  @Answers({ status: 204, description: 'It is the new one from now on' })
  async changePassword(
    @FromSession() caller: SessionCaller,
    @Body({ schema: changePasswordSchema }) request: ChangePassword,
    @Ip() address: string,
  ): Promise<void> {
    await this.password.change(caller, { ...request, address });
  }
}
