import { createContextCache } from '@pothos/core'
import { clearAllDataLoaders } from '@pothos/plugin-dataloader'
import DataLoader from 'dataloader'
import type { Context } from '../../src/context.ts'

const batchesOf = createContextCache((_ctx: Context) => new Set<Map<string, unknown>>())

/**
 * Makes a loader's many-at-once function callable one at a time: calls of one operation with equal `args`
 * become one call. For what a row did not bring along (see `ArticleParts`).
 */
export function batched<Key, Value, Args = undefined>(
  load: (ctx: Context, keys: readonly Key[], args: Args) => Promise<Value[]>,
): (ctx: Context, key: Key, args: Args) => Promise<Value> {
  const loadersOf = createContextCache((ctx: Context) => {
    const loaders = new Map<string, DataLoader<Key, Value>>()
    batchesOf(ctx).add(loaders)
    return loaders
  })
  return (ctx, key, args) => {
    const loaders = loadersOf(ctx)
    const name = JSON.stringify(args ?? null)
    let loader = loaders.get(name)
    if (!loader) {
      loader = new DataLoader((keys) => load(ctx, keys, args))
      loaders.set(name, loader)
    }
    return loader.load(key)
  }
}

/** What the operation has loaded so far is loaded anew when it is asked for again. */
export function forgetLoaded(ctx: Context): void {
  clearAllDataLoaders(ctx)
  for (const loaders of batchesOf(ctx)) loaders.clear()
}
