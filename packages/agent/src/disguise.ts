import type { AnyFunction } from './anyFunction.ts';
import { apply, defineProperty, getOwnPropertyDescriptor, ownKeys, weakMapGet, weakMapSet } from './primordials.ts';
import { callWithRoom, plainDescriptor } from './stackTrace.ts';

const originals = new WeakMap<WeakKey, unknown>();

/** Gives a wrapper its original's name, length and own properties, and makes `toString()` show the original's source. */
function disguise<F extends AnyFunction>(wrapper: F, original: AnyFunction): F {
  const keys = ownKeys(original);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    // A function's own `prototype` names the function in its `constructor`: the wrapper's own does that right.
    if (key === 'prototype') continue;
    const descriptor = getOwnPropertyDescriptor(original, key);
    if (descriptor) defineProperty(wrapper, key, descriptor);
  }
  // A wrapper of a wrapper shows what is under both.
  weakMapSet(originals, wrapper, weakMapGet(originals, original) ?? original);
  return wrapper;
}

/**
 * A function of the same shape as `original` that runs `body`. Functions made by `function` have a `prototype`; methods and
 * built-ins have none, and neither has their wrapper.
 */
export function shapeLike(original: AnyFunction, body: AnyFunction): AnyFunction {
  if (getOwnPropertyDescriptor(original, 'prototype')) return disguise(body, original);
  const method = {
    wrapper(this: unknown) {
      // biome-ignore lint/complexity/noArguments: rest parameters would change nothing and cost an array
      return apply(body, this, arguments);
    },
  };
  return disguise(method.wrapper as AnyFunction, original);
}

/** Makes `Function.prototype.toString` see through every disguise, its own included. */
export function disguiseFunctionSource(): void {
  const original = Function.prototype.toString as AnyFunction;
  const replacement = {
    toString(this: unknown) {
      // biome-ignore lint/complexity/noArguments: whatever was passed is passed on
      return callWithRoom(original, weakMapGet(originals, this) ?? this, arguments);
    },
  };
  Function.prototype.toString = disguise(replacement.toString as AnyFunction, original) as () => string;
}

/** Makes the accessor at `Error.prepareStackTrace` look like the plain property it stands for. */
export function disguiseDescriptors(): void {
  const { getOwnPropertyDescriptor: ofReflect } = Reflect;
  const { getOwnPropertyDescriptor: one, getOwnPropertyDescriptors: all } = Object;
  const seen = (original: AnyFunction) =>
    shapeLike(original, function (this: unknown, target: unknown, key: unknown): unknown {
      // biome-ignore lint/complexity/noArguments: whatever was passed is passed on
      return plainDescriptor(target, key, callWithRoom(original, this, arguments));
    });
  Reflect.getOwnPropertyDescriptor = seen(ofReflect as AnyFunction) as typeof ofReflect;
  Object.getOwnPropertyDescriptor = seen(one as AnyFunction) as typeof one;
  Object.getOwnPropertyDescriptors = shapeLike(all as AnyFunction, function (this: unknown, target: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: whatever was passed is passed on
    const found = callWithRoom(all as AnyFunction, this, arguments) as Record<string, unknown>;
    const plain = plainDescriptor(target, 'prepareStackTrace', found.prepareStackTrace);
    if (plain !== found.prepareStackTrace) found.prepareStackTrace = plain;
    return found;
  }) as typeof all;
}
