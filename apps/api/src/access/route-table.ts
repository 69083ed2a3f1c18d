import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from './access.decorator.ts';

/** One route and who may call it; null when it does not say, which the guard refuses. */
export interface Route {
  readonly method: string;
  /** As declared, such as `/v1/events/:id`. */
  readonly path: string;
  readonly access: AccessRule | null;
}

/** Every route of the application, from the controllers themselves; only the files of the pages are none of theirs. */
export function routeTable(app: INestApplicationContext): readonly Route[] {
  const reflector = app.get(Reflector);
  const scanner = app.get(MetadataScanner);
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype, instance }) => {
      if (metatype === null) return [];
      const base: unknown = Reflect.getMetadata(PATH_METADATA, metatype);
      const prototype: object = Object.getPrototypeOf(instance);
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler: unknown = Reflect.get(prototype, name);
        if (typeof handler !== 'function') return [];
        const path: unknown = Reflect.getMetadata(PATH_METADATA, handler);
        const method: unknown = Reflect.getMetadata(METHOD_METADATA, handler);
        if (path === undefined || typeof method !== 'number') return [];
        const access = reflector.get<AccessRule | undefined, string>(ACCESS_RULE, handler) ?? null;
        return [{ method: RequestMethod[method] ?? '', path: joined([base, path]), access }];
      });
    });
}

const joined = (parts: readonly unknown[]): string =>
  `/${parts
    .flatMap((part) => String(part).split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
