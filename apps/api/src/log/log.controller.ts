import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  listLogSchema,
  logFilterSchema,
  logPageSchema,
  type ListLog,
  type LogFilter,
  type LogPage,
} from './log.schema.ts';
import { LogService } from './log.service.ts';

@ApiTags('Log')
@Controller('v1/log')
export class LogController {
  constructor(private readonly log: LogService) {}

  @Access({ key: 'log:read' })
  @Get()
  @ApiOperation({
    summary: 'What happened, newest first',
    description: 'Messages both ways, what clients answered, opt-outs, and what people and limits changed.',
  })
  @Answers({ schema: logPageSchema, description: 'One page' })
  async listLog(@FromCaller() caller: Caller, @Query({ schema: listLogSchema }) query: ListLog): Promise<LogPage> {
    return this.log.list(caller, query);
  }

  @Access({ key: 'log:read' })
  @Get('export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="log.csv"')
  @ApiOperation({ summary: 'The same as a CSV file, at most 100,000 lines' })
  @ApiProduces('text/csv')
  @Answers({ description: 'The file; nothing in it is run by a spreadsheet' })
  async exportLog(
    @FromCaller() caller: Caller,
    @Query({ schema: logFilterSchema }) filter: LogFilter,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.log.export(caller, filter));
  }
}
