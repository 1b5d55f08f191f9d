import { createContextCache } from '@pothos/core'
import { clearAllDataLoaders } from '@pothos/plugin-dataloader'
import DataLoader from 'dataloader'
import type { Context } from '../../src/context.ts'

const loadersOfOperation = createContextCache((_ctx: Context) => new Set<Map<string, unknown>>())

/**
 * Returns a function that loads one value. Its calls within an operation are batched into one call of `load`
 * for each distinct `args`. Used for data that the statement of the row has not selected (see
 * `ArticleParts`).
 */
export function batched<Key, Value, Args = undefined>(
  load: (ctx: Context, keys: readonly Key[], args: Args) => Promise<Value[]>,
): (ctx: Context, key: Key, args: Args) => Promise<Value> {
  const loadersByArgs = createContextCache((ctx: Context) => {
    const loaders = new Map<string, DataLoader<Key, Value>>()
    loadersOfOperation(ctx).add(loaders)
    return loaders
  })
  return (ctx, key, args) => {
    const loaders = loadersByArgs(ctx)
    const name = JSON.stringify(args ?? null)
    let loader = loaders.get(name)
    if (!loader) {
      loader = new DataLoader((keys) => load(ctx, keys, args))
      loaders.set(name, loader)
    }
    return loader.load(key)
  }
}

/** Discards everything that the operation has loaded, so that later fields load it again. */
export function resetLoaders(ctx: Context): void {
  clearAllDataLoaders(ctx)
  for (const loaders of loadersOfOperation(ctx)) loaders.clear()
}
