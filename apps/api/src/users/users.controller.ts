import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  changeUserSchema,
  userListSchema,
  userSchema,
  type ChangeUser,
  type UserAnswer,
  type UserList,
} from './users.schema.ts';
import { UsersService } from './users.service.ts';

@ApiTags('Screens: team')
@Controller('screens/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Access({ session: 'admin' })
  @Get()
  @ApiOperation({ operationId: 'listUsers', summary: 'The people of the account' })
  @Answers({ schema: userListSchema, description: 'All of them, disabled ones last' })
  async listUsers(@FromSession() caller: SessionCaller): Promise<UserList> {
    return { users: [...(await this.users.list(caller))] };
  }

  @Access({ session: 'admin' })
  @Patch(':id')
  @ApiOperation({
    operationId: 'changeUser',
    summary: 'Rename somebody, change their number or role, disable or enable them',
    description: 'Disabling signs them out everywhere and stops their API keys. The last administrator stays.',
  })
  @Answers({ schema: userSchema, description: 'As they are now' })
  async changeUser(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeUserSchema }) change: ChangeUser,
  ): Promise<UserAnswer> {
    return this.users.change(caller, { id, change });
  }
}
