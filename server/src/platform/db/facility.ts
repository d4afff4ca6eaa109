import { invariant } from '../errors/index.ts';

/** Names one thing the installation has once (keyring, blob store, packs), so that operations reach it through their transaction. */
export type Facility<T> = { readonly name: string; readonly __type?: T };
export type Facilities = {
  provide: <T>(key: Facility<T>, value: T) => void;
  use: <T>(key: Facility<T>) => T;
  has: (key: Facility<unknown>) => boolean;
};

export function facility<T>(name: string): Facility<T> {
  return { name };
}

export function createFacilities(): Facilities {
  const held = new Map<Facility<unknown>, unknown>();
  return {
    provide: (key, value) => {
      held.set(key, value);
    },
    use: <T>(key: Facility<T>): T => {
      invariant(held.has(key), `the facility ${key.name} is provided at start`);
      return held.get(key) as T;
    },
    has: (key) => held.has(key),
  };
}
