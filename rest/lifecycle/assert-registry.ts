import type { Lifecycle, Registry } from './registry.ts'

/** @throws {AggregateError} with every problem in the registry, such as a sunset that comes too early */
export function assertRegistry(versions: Registry): void {
  const problems = Object.entries(versions).flatMap(([name, lifecycle]) =>
    problemsOf(lifecycle, versions).map((problem) => new Error(`${name}: ${problem}`)),
  )
  if (problems.length > 0) throw new AggregateError(problems, 'The lifecycle registry is invalid')
}

function problemsOf(lifecycle: Lifecycle, versions: Registry): string[] {
  const { released, deprecated, sunset, hasty, brownouts = [], guide, successor } = lifecycle
  const times = [released, deprecated, sunset, ...brownouts.flatMap(({ from, until }) => [from, until])]
  const malformed = times.filter((time) => time !== undefined && !isUtcTime(time))
  if (malformed.length > 0) return [`${malformed.join(', ')} is not a UTC time like 2028-11-22T00:00:00Z`]
  const at = (time: string) => Date.parse(time)
  const problems: (string | false | undefined)[] = [
    deprecated && at(deprecated) < at(released) && 'it is deprecated before it is released',
    sunset && !deprecated && 'it has a sunset, but is not deprecated',
    deprecated && !(guide && successor) && 'it is deprecated without a guide or a successor',
    successor && !(successor in versions) && `its successor ${successor} does not exist`,
    successor && versions[successor] === lifecycle && 'it is its own successor',
    deprecated && sunset && at(sunset) < at(deprecated) && 'its sunset comes before it is deprecated',
    deprecated &&
      sunset &&
      !hasty &&
      at(sunset) < yearAfter(deprecated) &&
      'its sunset comes less than a year after it is deprecated; say in `hasty` why',
    ...brownouts.flatMap(({ from, until }, i) => [
      at(from) >= at(until) && `the brownout of ${from} ends before it starts`,
      (!deprecated || at(from) < at(deprecated)) && `the brownout of ${from} comes before it is deprecated`,
      sunset && at(until) > at(sunset) && `the brownout of ${from} ends after the sunset`,
      brownouts.slice(i + 1).some((later) => at(later.from) < at(until)) &&
        `the brownout of ${from} overlaps the next one`,
    ]),
  ]
  return problems.filter((problem) => typeof problem === 'string')
}

function isUtcTime(text: string): boolean {
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z')
}

/** The same date one year later; 365 or 366 days. */
function yearAfter(text: string): number {
  const time = new Date(text)
  return time.setUTCFullYear(time.getUTCFullYear() + 1)
}
