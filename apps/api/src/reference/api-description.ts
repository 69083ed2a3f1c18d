import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { referencePage, type ReferencePage } from './reference-page.ts';

/** Holds what describes the API; it is made when all routes are known, before the first request. */
@Injectable()
export class ApiDescription {
  private made: { readonly document: OpenAPIObject; readonly page: ReferencePage } | null = null;

  set(document: OpenAPIObject): void {
    this.made = { document, page: referencePage(document) };
  }

  get(): { readonly document: OpenAPIObject; readonly page: ReferencePage } {
    if (this.made === null) throw new Error('the API has not been described yet');
    return this.made;
  }
}
