import { Module } from '@nestjs/common';
import { readBuiltPages } from './read-built-pages.ts';
import { BUILT_PAGES, PagesController } from './pages.controller.ts';

@Module({
  controllers: [PagesController],
  providers: [{ provide: BUILT_PAGES, useFactory: () => readBuiltPages() }],
})
export class PagesModule {}
