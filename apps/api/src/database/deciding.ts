import { Injectable } from '@nestjs/common';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { Vault } from '@kept/sequences/secure/vault';

/** What a decision needs beside the database: the definitions this process knows, and the keys of private content. */
@Injectable()
export class Deciding {
  constructor(
    readonly cache: DefinitionCache,
    readonly vault: Vault,
  ) {}
}
