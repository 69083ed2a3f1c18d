import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { deviceOf } from '../session/device-of.ts';
import { addPushBrowserSchema, pushBrowsersSchema, type AddPushBrowser, type PushBrowsers } from './push.schema.ts';
import { PushService } from './push.service.ts';

@ApiTags('Screens: notifications')
@Controller('screens/push')
export class PushController {
  constructor(private readonly push: PushService) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'listPushBrowsers', summary: 'Which browsers may tell one of what happens' })
  @Answers({ schema: pushBrowsersSchema, description: 'One’s own, newest first' })
  async listPushBrowsers(@FromSession() caller: SessionCaller): Promise<PushBrowsers> {
    return this.push.list(caller);
  }

  @Access('session')
  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'addPushBrowser', summary: 'Have this browser tell one of what happens' })
  @Answers({ schema: pushBrowsersSchema, description: 'One’s own, newest first' })
  async addPushBrowser(
    @FromSession() caller: SessionCaller,
    @Body({ schema: addPushBrowserSchema }) browser: AddPushBrowser,
    @Req() { headers }: FastifyRequest,
  ): Promise<PushBrowsers> {
    return this.push.add(caller, { browser, device: deviceOf(headers['user-agent']) });
  }

  @Access('session')
  @Post('test')
  @HttpCode(204)
  @ApiOperation({ operationId: 'testPush', summary: 'Have all of one’s browsers tell one thing, to see that they do' })
  @Answers({ status: 204, description: 'It is on its way' })
  async testPush(@FromSession() caller: SessionCaller): Promise<void> {
    await this.push.test(caller);
  }

  @Access('session')
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removePushBrowser', summary: 'Have a browser tell nothing any more' })
  @Answers({ status: 204, description: 'It is forgotten' })
  async removePushBrowser(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    await this.push.remove(caller, id);
  }
}
