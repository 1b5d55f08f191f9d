// npm run lifecycle: lists the REST versions and, if DATABASE_URL is set, how many consumers still call
// deprecated ones. Fails if consumers remain and the sunset is past or less than 30 days away (--within
// <days>). CI runs it.
import { parseArgs } from 'node:util'
import { assertRegistry } from '../../rest/lifecycle/assert-registry.ts'
import { type Lifecycle, registry, type VersionName } from '../../rest/lifecycle/registry.ts'
import { statusOf } from '../../rest/lifecycle/status.ts'
import { usageNames } from '../../rest/versions.ts'
import { readConfig } from '../../src/config.ts'
import { openPostgres } from '../../src/db/client.ts'
import { consumersLeft, consumerThreshold } from '../../src/deprecation/sunset-gate.ts'
import { runScript } from './script.ts'

const day = 24 * 60 * 60 * 1000

await runScript(async () => {
  const { values } = parseArgs({ options: { within: { type: 'string', default: '30' } } })
  assertRegistry(registry)
  const lines = ['version  released    deprecated  sunset      now        consumers']
  const problems: string[] = []
  for (const [name, lifecycle] of Object.entries(registry) as [VersionName, Lifecycle][]) {
    const left = lifecycle.deprecated ? await countConsumers(name) : null
    const isNear = lifecycle.sunset && Date.parse(lifecycle.sunset) - Date.now() < Number(values.within) * day
    if (isNear && left)
      problems.push(`${name} ends on ${lifecycle.sunset}, but ${left} consumers still call it`)
    lines.push(row(name, lifecycle, left))
  }
  if (problems.length > 0) throw new Error([...lines, '', ...problems].join('\n'))
  const note = process.env.DATABASE_URL
    ? `A consumer counts if it made at least ${consumerThreshold.calls} calls in the last ${consumerThreshold.days} days. Guests do not count, because they choose their names.`
    : 'Set DATABASE_URL to count the consumers of deprecated versions.'
  return [...lines, '', note].join('\n')
})

async function countConsumers(name: VersionName): Promise<number | null> {
  if (!process.env.DATABASE_URL) return null
  const { database } = readConfig(process.env)
  if (database.kind !== 'postgres') return null
  const db = openPostgres({ url: database.url, poolSize: 1 }, () => {})
  return consumersLeft({ db }, { usageNames: usageNames(name) })
    .then(({ length }) => length)
    .finally(() => db.close())
}

function row(name: string, lifecycle: Lifecycle, consumers: number | null): string {
  const { released, deprecated = '', sunset = '' } = lifecycle
  const dates = [released, deprecated, sunset].map((date) => date.slice(0, 10).padEnd(12))
  const now = statusOf(lifecycle, Date.now()).phase.padEnd(11)
  return `${name.padEnd(9)}${dates.join('')}${now}${consumers ?? ''}`.trimEnd()
}
