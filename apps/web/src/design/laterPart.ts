import type { ComponentType } from 'react';

interface LaterPartOptions<P> {
  load(): Promise<ComponentType<P>>;
  /** What stands in its place until then, with the same measures: nothing may jump. */
  StandIn: ComponentType<P>;
  /** Which element of the part takes over a focus or a press that met the stand-in; by default its first button. Null: the stand-in's controls do their own work. */
  target?: string | null;
}

/** A part of the page whose code comes after the first look at it. `Later` shows it. */
export interface LaterPart<P> {
  readonly StandIn: ComponentType<P>;
  readonly target: string | null;
  /** Its component, once the code is here. */
  readonly loaded: ComponentType<P> | null;
  /** Never rejects: code that can't be fetched now is asked for again at the next call. */
  fetch(): Promise<void>;
}

export function laterPart<P extends object>({ load, StandIn, target = 'button' }: LaterPartOptions<P>): LaterPart<P> {
  let loaded: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  return {
    StandIn,
    target,
    get loaded() {
      return loaded;
    },
    fetch() {
      loading ??= load().then(
        (component) => {
          loaded = component;
        },
        () => {
          loading = null;
        },
      );
      return loading;
    },
  };
}
