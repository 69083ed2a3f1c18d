import { useQueryClient } from '@tanstack/svelte-query';
import { onMount } from 'svelte';
import type { Operation } from '#lib/query/operation.ts';
import { ofOperations } from '#lib/query/of-operations.ts';
import { atMostEvery } from './at-most-every.ts';
import { live } from './live.ts';
import type { Changed, Topic } from './topics.ts';

interface Interest {
  /** The queries to read again, by the names of their operations. */
  readonly operations: readonly Operation[];
  /** Whether it concerns this page; without it everything of the topic does. */
  readonly concerns?: (changed: Changed) => boolean;
  /** For what is dear to read: no oftener than this, however much changes. */
  readonly at_most_every_ms?: number;
}

/** Reads queries again when something of `topic` changes, for as long as the component is there. Call it while it is made. */
export function refetchOn(topic: Topic, { operations, concerns = () => true, at_most_every_ms = 0 }: Interest): void {
  const queries = useQueryClient();
  const predicate = ofOperations(operations);
  const read = () => void queries.invalidateQueries({ predicate });
  onMount(() => {
    const spaced = atMostEvery(at_most_every_ms, read);
    const ask = at_most_every_ms === 0 ? read : spaced.ask;
    const deafen = live.onTopic(topic, (changed) => {
      if (concerns(changed)) ask();
    });
    return () => {
      deafen();
      spaced.end();
    };
  });
}
