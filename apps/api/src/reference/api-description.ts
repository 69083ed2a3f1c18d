import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** Holds what describes the API; it is made when all routes are known, before the first request. */
@Injectable()
export class ApiDescription {
  private made: OpenAPIObject | null = null;

  set(document: OpenAPIObject): void {
    this.made = document;
  }

  get(): OpenAPIObject {
    if (this.made === null) throw new Error('the API has not been described yet');
    return this.made;
  }
}
