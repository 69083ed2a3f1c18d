import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  removeFromStopListSchema,
  stopAddressSchema,
  stopListAddressSchema,
  stopListEntrySchema,
  type RemoveFromStopList,
  type StopAddress,
  type StopListAddress,
  type StopListEntryAnswer,
} from './stop-list.schema.ts';
import { StopListService } from './stop-list.service.ts';
import {
  listStoppedAddressesSchema,
  stoppedAddressPageSchema,
  stopListRemovalsSchema,
  stopPreviewSchema,
  type ListStoppedAddresses,
  type StoppedAddressPage,
  type StopListRemovals,
  type StopPreview,
} from './stopped-addresses.schema.ts';

@ApiTags('Screens: stop list')
@Controller('screens/stop_list')
export class StoppedAddressesController {
  constructor(private readonly stopList: StopListService) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'listStoppedAddresses', summary: 'A page of the stop list, newest first' })
  @Answers({ schema: stoppedAddressPageSchema, description: 'With whose addresses they are' })
  async listStoppedAddresses(
    @FromSession() caller: SessionCaller,
    @Query({ schema: listStoppedAddressesSchema }) query: ListStoppedAddresses,
  ): Promise<StoppedAddressPage> {
    return this.stopList.listAddresses(caller, query);
  }

  @Access('session')
  @Get('removals')
  @ApiOperation({
    operationId: 'listStopListRemovals',
    summary: 'What was taken off the stop list lately, and by whom',
  })
  @Answers({ schema: stopListRemovalsSchema, description: 'The last fifty' })
  async listRemovals(@FromSession() caller: SessionCaller): Promise<StopListRemovals> {
    return this.stopList.listRemovals(caller);
  }

  // the address stands in the body: addresses of requests are written into logs
  @Access('session')
  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'previewStop',
    summary: 'What stopping an address would mean',
    description: 'Changes nothing.',
  })
  @Answers({ schema: stopPreviewSchema, description: 'As things stand' })
  async preview(
    @FromSession() caller: SessionCaller,
    @Body({ schema: stopListAddressSchema }) address: StopListAddress,
  ): Promise<StopPreview> {
    return this.stopList.preview(caller, address);
  }

  @Access('session')
  @Post()
  @ApiOperation({ operationId: 'stopAddress', summary: 'Stop sending to an address, with a reason' })
  @Answers({ status: 201, schema: stopListEntrySchema, description: 'The entry' })
  async stopAddress(
    @FromSession() caller: SessionCaller,
    @Body({ schema: stopAddressSchema }) request: StopAddress,
  ): Promise<StopListEntryAnswer> {
    return this.stopList.add(caller, request);
  }

  @Access('session')
  @Post(':id/removal')
  @HttpCode(204)
  @ApiOperation({ operationId: 'takeOffStopList', summary: 'Take an address off the list, with a reason' })
  @Answers({ status: 204, description: 'It is off; the log says who did it and why' })
  async takeOff(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: removeFromStopListSchema }) { reason }: RemoveFromStopList,
  ): Promise<void> {
    await this.stopList.remove(caller, { id, reason });
  }
}
