import { didYouMean, TiercelError } from '../../kernel/index.ts';
import { callbackNames, type Handlers } from './types.ts';

function fail(message: string): never {
  throw new TiercelError('TIERCEL_E_STRATEGY', message);
}

/**
 * Refuses what is no set of callbacks.
 *
 * @param where begins each message: `Strategy "sma-cross"`
 * @throws TIERCEL_E_STRATEGY naming the nearest callback for one that is unknown.
 */
export function checkHandlers(where: string, handlers: Handlers): Handlers {
  if (typeof handlers !== 'object' || handlers === null || handlers instanceof Promise) {
    fail(`${where}: \`handlers\` must return an object of callbacks such as { onBar }, was ${String(handlers)}.`);
  }
  for (const [name, callback] of Object.entries(handlers)) {
    if (!(callbackNames as readonly string[]).includes(name)) {
      fail(`${where}: there is no callback \`${name}\`. ${didYouMean(name, callbackNames)}`);
    }
    if (callback !== undefined && typeof callback !== 'function') {
      fail(`${where}: \`${name}\` must be a function, was ${typeof callback}.`);
    }
    // What it does after its first await would come when the run is over.
    if (callback?.constructor.name === 'AsyncFunction') fail(`${where}: \`${name}\` may not be async.`);
  }
  return handlers;
}
