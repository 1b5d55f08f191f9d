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
  const moments = [released, deprecated, sunset, ...brownouts.flatMap(({ from, until }) => [from, until])]
  const malformed = moments.filter((moment) => moment !== undefined && !isMoment(moment))
  if (malformed.length > 0) return [`${malformed.join(', ')} is not a moment like 2028-11-22T00:00:00Z`]
  const at = (moment: string) => Date.parse(moment)
  const problems: (string | false | undefined)[] = [
    deprecated && at(deprecated) < at(released) && 'it is deprecated before it is released',
    sunset && !deprecated && 'it has a sunset, but is not deprecated',
    deprecated && !(guide && successor) && 'it is deprecated without a guide or a successor',
    successor && !(successor in versions) && `its successor ${successor} is not there`,
    successor && versions[successor] === lifecycle && 'it is its own successor',
    deprecated && sunset && at(sunset) < at(deprecated) && 'its sunset comes before it is deprecated',
    deprecated &&
      sunset &&
      !hasty &&
      at(sunset) < yearAfter(deprecated) &&
      'its sunset comes less than a year after it is deprecated; say in `hasty` why',
    ...brownouts.flatMap(({ from, until }, i) => [
      at(from) >= at(until) && `the brownout of ${from} ends before it begins`,
      (!deprecated || at(from) < at(deprecated)) && `the brownout of ${from} comes before it is deprecated`,
      sunset && at(until) > at(sunset) && `the brownout of ${from} reaches behind the sunset`,
      brownouts.slice(i + 1).some((later) => at(later.from) < at(until)) &&
        `the brownout of ${from} is not over before the next`,
    ]),
  ]
  return problems.filter((problem) => typeof problem === 'string')
}

function isMoment(text: string): boolean {
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z')
}

/** The same date one year later; 365 or 366 days. */
function yearAfter(moment: string): number {
  const time = new Date(moment)
  return time.setUTCFullYear(time.getUTCFullYear() + 1)
}
