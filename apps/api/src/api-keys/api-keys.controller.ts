import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  apiKeyListSchema,
  apiKeySchema,
  changeApiKeySchema,
  madeApiKeySchema,
  makeApiKeySchema,
  type ApiKeyAnswer,
  type ApiKeyList,
  type ChangeApiKey,
  type MadeApiKey,
  type MakeApiKey,
} from './api-keys.schema.ts';
import { ApiKeysService } from './api-keys.service.ts';

@ApiTags('Screens: API keys')
@Controller('screens/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Access({ session: 'admin' })
  @Get()
  @ApiOperation({ operationId: 'listApiKeys', summary: 'The keys of the account' })
  @Answers({ schema: apiKeyListSchema, description: 'The newest first, revoked ones last' })
  async listApiKeys(@FromSession() caller: SessionCaller): Promise<ApiKeyList> {
    return { api_keys: [...(await this.keys.list(caller))] };
  }

  @Access({ session: 'admin' })
  @Post()
  @ApiOperation({
    operationId: 'makeApiKey',
    summary: 'Make a key',
    description: 'It acts in the name of who makes it, within its scopes. The whole key is told only in this answer.',
  })
  @Answers({ status: 201, schema: madeApiKeySchema, description: 'The key, once' })
  async makeApiKey(
    @FromSession() caller: SessionCaller,
    @Body({ schema: makeApiKeySchema }) request: MakeApiKey,
  ): Promise<MadeApiKey> {
    return this.keys.make(caller, request);
  }

  @Access({ session: 'admin' })
  @Patch(':id')
  @ApiOperation({ operationId: 'changeApiKey', summary: 'Set how many requests a key may make in a minute' })
  @Answers({ schema: apiKeySchema, description: 'As it is now' })
  async changeApiKey(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeApiKeySchema }) change: ChangeApiKey,
  ): Promise<ApiKeyAnswer> {
    return this.keys.change(caller, { id, change });
  }

  @Access({ session: 'admin' })
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeApiKey', summary: 'Revoke a key for good' })
  @Answers({ status: 204, description: 'It opens nothing any more' })
  async revokeApiKey(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    await this.keys.revoke(caller, id);
  }
}
