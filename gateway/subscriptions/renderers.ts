import type { Principal } from '@distribution/platform/principal/principal';
import { createEntityWindow, type EntityWindow } from '../execution/entity-window.ts';
import type { EstablishedSubscription } from './establish-subscription.ts';
import { createEventRenderer, type EventRenderer, type RendererParts } from './event-renderer.ts';
import { keysOf, type Partition } from './subscription-keys.ts';

/** A renderer as one group holds it. */
export interface HeldRenderer {
  readonly render: EventRenderer['render'];
  /** The group needs it no more. */
  release(): void;
}

/** The renderers there are, each as long as some group needs it. */
export interface Renderers {
  hold(established: EstablishedSubscription, partition: Partition, founder: Principal): HeldRenderer;
  readonly size: number;
}

interface Counted<T> {
  readonly value: T;
  users: number;
}

/** What is made by name for the first who takes it, and let go of by the last. */
const createCounted = <T>() => {
  const known = new Map<string, Counted<T>>();
  return {
    take(key: string, make: () => T): T {
      let counted = known.get(key);
      if (!counted) known.set(key, (counted = { value: make(), users: 0 }));
      counted.users += 1;
      return counted.value;
    },
    leave(key: string): void {
      const counted = known.get(key);
      if (!counted) return;
      counted.users -= 1;
      if (counted.users === 0) known.delete(key);
    },
    get size() {
      return known.size;
    },
  };
};

export const createRenderers = (parts: RendererParts): Renderers => {
  const renderers = createCounted<EventRenderer>();
  const windows = createCounted<EntityWindow>();
  return {
    hold(established, partition, founder) {
      const { renderer: key } = keysOf(established, partition, founder);
      const windowKey = `${established.supergraph.hash}\0${partition.key}`;
      const window = windows.take(windowKey, createEntityWindow);
      const renderer = renderers.take(key, () => createEventRenderer(established, partition, window, parts));
      renderer.groups += 1;
      return {
        render: (event) => renderer.render(event),
        release() {
          renderer.groups -= 1;
          renderers.leave(key);
          windows.leave(windowKey);
        },
      };
    },
    get size() {
      return renderers.size;
    },
  };
};
