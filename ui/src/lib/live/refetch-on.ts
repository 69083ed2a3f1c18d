import { useQueryClient } from '@tanstack/svelte-query';
import { onMount } from 'svelte';
import type { Operation } from '#lib/query/operation.ts';
import { ofOperations } from '#lib/query/of-operations.ts';
import { live } from './live.ts';
import type { Changed, Topic } from './topics.ts';

interface Interest {
  /** The queries to read again, by the names of their operations. */
  readonly operations: readonly Operation[];
  /** Whether it concerns this page; without it everything of the topic does. */
  readonly concerns?: (changed: Changed) => boolean;
}

/** Reads queries again when something of `topic` changes, for as long as the component is there. Call it while it is made. */
export function refetchOn(topic: Topic, { operations, concerns = () => true }: Interest): void {
  const queries = useQueryClient();
  const predicate = ofOperations(operations);
  onMount(() =>
    live.onTopic(topic, (changed) => {
      if (concerns(changed)) void queries.invalidateQueries({ predicate });
    }),
  );
}
