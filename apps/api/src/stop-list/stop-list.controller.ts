import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  addToStopListSchema,
  listStopListSchema,
  stopListEntrySchema,
  stopListPageSchema,
  type AddToStopList,
  type ListStopList,
  type StopListEntryAnswer,
  type StopListPage,
} from './stop-list.schema.ts';
import { StopListService } from './stop-list.service.ts';

@ApiTags('Stop list')
@Controller('v1/stop_list')
export class StopListController {
  constructor(private readonly stopList: StopListService) {}

  @Access({ key: 'stop_list:read' })
  @Get()
  @ApiOperation({ summary: 'Addresses nothing is sent to, newest first' })
  @Answers({ schema: stopListPageSchema, description: 'One page' })
  async listStopList(
    @FromCaller() caller: Caller,
    @Query({ schema: listStopListSchema }) query: ListStopList,
  ): Promise<StopListPage> {
    return this.stopList.list(caller, query);
  }

  @Access({ key: 'stop_list:write' })
  @Post()
  @ApiOperation({ summary: 'Stop sending to an address', description: 'At once: what has not gone out is withdrawn.' })
  @Answers({ status: 201, schema: stopListEntrySchema, description: 'The entry' })
  async addToStopList(
    @FromCaller() caller: Caller,
    @Body({ schema: addToStopListSchema }) request: AddToStopList,
  ): Promise<StopListEntryAnswer> {
    return this.stopList.add(caller, request);
  }

  @Access({ key: 'stop_list:write' })
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an address off the list' })
  @Answers({ status: 204, description: 'It is off' })
  async removeFromStopList(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    await this.stopList.remove(caller, { id, reason: null });
  }
}
