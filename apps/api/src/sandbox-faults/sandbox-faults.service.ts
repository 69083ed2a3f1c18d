import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { inTransaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { CarrierControl } from '../sandbox-carrier/carrier-control.ts';
import { sandboxAccount } from '../sandbox-carrier/sandbox-account.ts';
import { FAULT_SWITCHES, faultOf, pathsOf, type FaultSwitch } from './fault-switches.ts';
import type { FaultList, SwitchFault } from './sandbox-faults.schema.ts';

const faultSchema = z.looseObject({
  id: z.int(),
  kind: z.string(),
  match: z.object({ path: z.string().optional() }),
});

const faultsSchema = z.object({ faults: z.array(faultSchema) });

type StoredFault = z.output<typeof faultSchema>;
type Paths = ReturnType<typeof pathsOf>;

/** What goes wrong at the carrier sandbox on command, for the texts and mails of one account only. */
@Injectable()
export class SandboxFaultsService {
  constructor(
    private readonly hot: HotPool,
    private readonly carrier: CarrierControl,
  ) {}

  async list(caller: Caller): Promise<FaultList> {
    return this.shown(await this.paths(caller));
  }

  /** Turns one on or off; what is on already is on with the new value. */
  async set(caller: Caller, { id, on, value }: SwitchFault & { readonly id: string }): Promise<FaultList> {
    const found = FAULT_SWITCHES.find((each) => each.id === id);
    if (found === undefined) throw new Error('the schema lets no such switch through');
    const seconds = secondsFor(found, value);
    const paths = await this.paths(caller);
    await this.remove((fault) => isOf(found, { fault, paths }));
    if (on) {
      const body = faultOf(found, { paths, seconds });
      await this.carrier.ask({ method: 'POST', path: '/faults', body, schema: z.unknown() });
    }
    return this.shown(paths);
  }

  /** Everything off, also what somebody turned on by hand. */
  async clear(caller: Caller): Promise<FaultList> {
    const paths = await this.paths(caller);
    await this.remove(({ match }) => match.path === paths.texts || match.path === paths.mails);
    return this.shown(paths);
  }

  private async paths({ account_id }: Caller): Promise<Paths> {
    const { account_sid } = await inTransaction({ pool: this.hot.pool, account_id }, (transaction) =>
      sandboxAccount(transaction, account_id),
    );
    return pathsOf({ account_id, account_sid });
  }

  private async inForce(): Promise<readonly StoredFault[]> {
    return (await this.carrier.ask({ path: '/faults', schema: faultsSchema })).faults;
  }

  private async remove(which: (fault: StoredFault) => boolean): Promise<void> {
    for (const fault of (await this.inForce()).filter(which)) {
      await this.carrier.ask({ method: 'DELETE', path: `/faults/${fault.id}`, schema: z.unknown() });
    }
  }

  private async shown(paths: Paths): Promise<FaultList> {
    const faults = await this.inForce();
    return {
      switches: FAULT_SWITCHES.map((each) => {
        const { id, title, explanation, value, secondsOf } = each;
        const fault = faults.find((candidate) => isOf(each, { fault: candidate, paths }));
        return {
          id,
          title,
          explanation,
          on: fault !== undefined,
          value: (fault === undefined ? null : secondsOf(fault)) ?? value?.usual ?? null,
          value_min: value?.min ?? null,
          value_max: value?.max ?? null,
        };
      }),
    };
  }
}

function isOf(
  { kind, of }: FaultSwitch,
  { fault, paths }: { readonly fault: StoredFault; readonly paths: Paths },
): boolean {
  return fault.kind === kind && fault.match.path === paths[of];
}

function secondsFor({ value: range }: FaultSwitch, given: number | undefined): number {
  if (given === undefined) return range?.usual ?? 0;
  const problem =
    range === null
      ? { code: 'no_value', message: 'must be left out: this switch is only on or off' }
      : given < range.min || given > range.max
        ? { code: 'out_of_range', message: `must be ${range.min} to ${range.max} seconds` }
        : null;
  if (problem !== null) throw invalidRequest([{ field: '/value', ...problem }]);
  return given;
}
