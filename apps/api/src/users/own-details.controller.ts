import { Body, Controller, HttpCode, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { changeOwnDetailsSchema, type ChangeOwnDetails } from './users.schema.ts';
import { UsersService } from './users.service.ts';

@ApiTags('Screens: session')
@Controller('screens/own_details')
export class OwnDetailsController {
  constructor(private readonly users: UsersService) {}

  @Access('session')
  @Patch()
  @HttpCode(204)
  @ApiOperation({ operationId: 'changeOwnDetails', summary: 'Say where calls are forwarded to you' })
  @Answers({ status: 204, description: 'It holds from the next call on' })
  async changeOwn(
    @FromSession() caller: SessionCaller,
    @Body({ schema: changeOwnDetailsSchema }) change: ChangeOwnDetails,
  ): Promise<void> {
    await this.users.changeOwn(caller, change);
  }
}
