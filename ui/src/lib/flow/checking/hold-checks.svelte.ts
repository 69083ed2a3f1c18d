import { createQuery } from '@tanstack/svelte-query';
import { onDestroy, onMount, untrack } from 'svelte';
import { listScenariosOptions, readSendingSettingsOptions } from '#lib/api/generated/@tanstack/svelte-query.gen.ts';
import { whenIdle } from '#lib/idle/when-idle.ts';
import { refetchOn } from '#lib/live/refetch-on.ts';
import { knownNames } from '../document/known-names.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { holdScenarioBoard, ScenarioBoard } from '../scenarios/scenario-board.ts';
import { CheckRunner } from './check-runner.ts';
import { openCheckWorker } from './open-check-worker.ts';

/** Checks the document of an editor after each edit, and plays its scenarios on it; called while the editor is made. */
export function holdChecks(flow: FlowDocument, schedule_id: string): ScenarioBoard {
  const saved = createQuery(() => listScenariosOptions({ path: { id: schedule_id } }));
  refetchOn('message_schedule', {
    operations: ['listScenarios'],
    concerns: (changed) => changed === 'everything' || changed.has(schedule_id),
  });
  const account = createQuery(() => readSendingSettingsOptions());
  const runner = new CheckRunner({ open: openCheckWorker, onissues: (issues) => flow.take(issues) });
  // a worker is given plain values
  const scenarios = $derived(
    $state.snapshot(saved.data?.scenarios ?? []).map(({ id, scenario }) => ({ id, scenario })),
  );
  const settings = $derived($state.snapshot(account.data ?? null));
  $effect(() => {
    if (settings !== null) flow.know({ templates: settings.templates, names: knownNames(settings) });
  });
  // a worker that starts while the canvas is first drawn would take the processor from it
  let is_drawn = $state(false);
  onMount(() => whenIdle(() => (is_drawn = true)));
  $effect(() => {
    if (!is_drawn) return;
    const { definition, published } = flow;
    const request = { definition, published, settings, scenarios };
    // what is known so far is no reason to look again
    untrack(() => runner.look(request));
  });
  onDestroy(() => runner.end());
  return holdScenarioBoard(new ScenarioBoard(schedule_id, { query: saved, runner }));
}
