import { isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { assertRegistry } from '../../../rest/lifecycle/assert-registry.ts'
import { type Lifecycle, type Registry, registry } from '../../../rest/lifecycle/registry.ts'
import { schema } from '../../../schema/index.ts'
import { startApp } from '../../support/app.ts'

const validV1: Lifecycle = {
  released: '2030-01-01T00:00:00Z',
  deprecated: '2031-01-01T00:00:00Z',
  sunset: '2033-01-01T00:00:00Z',
  brownouts: [
    { from: '2032-06-01T09:00:00Z', until: '2032-06-01T10:00:00Z' },
    { from: '2032-09-01T09:00:00Z', until: '2032-09-01T10:00:00Z' },
  ],
  guide: '/docs/moving',
  successor: 'v2',
}
const v2: Lifecycle = { released: '2030-01-01T00:00:00Z' }
const withV1 = (changes: Partial<Lifecycle>): Registry => ({ v1: { ...validV1, ...changes }, v2 })
const withBrownouts = (...spans: [from: string, until: string][]) =>
  withV1({ brownouts: spans.map(([from, until]) => ({ from, until })) })

/** @returns the messages of all problems of a registry */
function problemsOf(versions: Registry): string[] {
  try {
    assertRegistry(versions)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(AggregateError)
    return (error as AggregateError).errors.map(({ message }) => message)
  }
}

const accepted: Record<string, Registry> = {
  'the committed registry': registry,
  'a version with a complete lifecycle': withV1({}),
  'a version that is only released': withV1({
    deprecated: undefined,
    sunset: undefined,
    brownouts: undefined,
    guide: undefined,
    successor: undefined,
  }),
  'a version that is deprecated without a sunset': withV1({ sunset: undefined }),
  'a version that is deprecated from its release': withV1({ deprecated: validV1.released }),
  'a sunset after exactly a year': withV1({
    deprecated: '2032-01-01T00:00:00Z',
    released: '2031-01-01T00:00:00Z',
    brownouts: [],
  }),
  'a sunset within a year, with a reason': withV1({
    sunset: '2031-02-01T00:00:00Z',
    brownouts: [],
    hasty: 'It leaks.',
  }),
  'a sunset at the time of the deprecation, with a reason': withV1({
    sunset: validV1.deprecated,
    brownouts: [],
    hasty: 'It leaks.',
  }),
  'a brownout that starts at the deprecation': withBrownouts([
    '2031-01-01T00:00:00Z',
    '2031-01-01T01:00:00Z',
  ]),
  'a brownout that ends at the sunset': withBrownouts(['2032-12-31T00:00:00Z', '2033-01-01T00:00:00Z']),
  'consecutive brownouts without a gap': withBrownouts(
    ['2032-06-01T09:00:00Z', '2032-06-01T10:00:00Z'],
    ['2032-06-01T10:00:00Z', '2032-06-01T11:00:00Z'],
  ),
}

test.each(Object.entries(accepted))('accepts %s', (_what, versions) => {
  expect(problemsOf(versions)).toEqual([])
})

const rejected: [what: string, versions: Registry, problem: RegExp][] = [
  ['a malformed time', withV1({ sunset: 'soon' }), /soon is not a UTC time/],
  ['a time without a zone', withV1({ sunset: '2033-01-01T00:00:00' }), /is not a UTC time/],
  ['a time in another zone', withV1({ deprecated: '2031-01-01T00:00:00+01:00' }), /is not a UTC time/],
  ['a date without a time', withV1({ released: '2030-01-01' }), /is not a UTC time/],
  ['fractions of a second', withV1({ sunset: '2033-01-01T00:00:00.500Z' }), /is not a UTC time/],
  ['an invalid month', withV1({ sunset: '2033-13-01T00:00:00Z' }), /is not a UTC time/],
  ['an invalid day', withV1({ sunset: '2033-02-30T00:00:00Z' }), /is not a UTC time/],
  ['a time in words', withV1({ sunset: '1 Jan 2033 00:00:00 Z' }), /is not a UTC time/],
  ['only a year', withV1({ sunset: '2033Z' }), /is not a UTC time/],
  ['a brownout with a malformed start', withBrownouts(['x', '2032-06-01T10:00:00Z']), /x is not a UTC time/],
  ['a brownout with a malformed end', withBrownouts(['2032-06-01T10:00:00Z', 'x']), /x is not a UTC time/],
  [
    'a deprecation before the release',
    withV1({ deprecated: '2029-12-31T23:59:59Z' }),
    /deprecated before it is released/,
  ],
  [
    'a sunset without a deprecation',
    withV1({ deprecated: undefined, brownouts: [] }),
    /has a sunset, but is not deprecated/,
  ],
  ['a deprecation without a guide', withV1({ guide: undefined }), /deprecated without a guide/],
  [
    'a deprecation without a successor',
    withV1({ successor: undefined }),
    /deprecated without a guide or a successor/,
  ],
  ['an unknown successor', withV1({ successor: 'v9' as 'v2' }), /successor v9 does not exist/],
  ['a version that is its own successor', withV1({ successor: 'v1' }), /successor/],
  [
    'a sunset before the deprecation',
    withV1({ sunset: '2030-12-31T23:59:59Z', brownouts: [], hasty: 'It leaks.' }),
    /sunset comes before it is deprecated/,
  ],
  [
    'a sunset within a year',
    withV1({ sunset: '2031-12-31T23:59:59Z', brownouts: [] }),
    /less than a year after it is deprecated/,
  ],
  [
    'a sunset within a leap year',
    withV1({ deprecated: '2031-06-01T00:00:00Z', sunset: '2032-05-31T23:59:59Z', brownouts: [] }),
    /less than a year after it is deprecated/,
  ],
  [
    'an empty reason for a sunset within a year',
    withV1({ sunset: '2031-12-31T23:59:59Z', brownouts: [], hasty: '' }),
    /less than a year after it is deprecated/,
  ],
  [
    'a brownout that ends before it starts',
    withBrownouts(['2032-06-01T10:00:00Z', '2032-06-01T09:59:59Z']),
    /brownout of 2032-06-01T10:00:00Z ends before it starts/,
  ],
  [
    'a brownout of no duration',
    withBrownouts(['2032-06-01T10:00:00Z', '2032-06-01T10:00:00Z']),
    /ends before it starts/,
  ],
  [
    'a brownout before the deprecation',
    withBrownouts(['2030-12-31T23:59:59Z', '2031-01-01T01:00:00Z']),
    /comes before it is deprecated/,
  ],
  [
    'a brownout of a version that is not deprecated',
    withV1({ deprecated: undefined, sunset: undefined, brownouts: validV1.brownouts!.slice(1) }),
    /comes before it is deprecated/,
  ],
  [
    'a brownout that ends after the sunset',
    withBrownouts(['2032-12-31T00:00:00Z', '2033-01-01T00:00:01Z']),
    /ends after the sunset/,
  ],
  [
    'overlapping brownouts',
    withBrownouts(
      ['2032-06-01T09:00:00Z', '2032-06-01T10:00:00Z'],
      ['2032-06-01T09:59:59Z', '2032-06-01T11:00:00Z'],
    ),
    /overlaps the next one/,
  ],
  [
    'brownouts that are not in order',
    withBrownouts(
      ['2032-09-01T09:00:00Z', '2032-09-01T10:00:00Z'],
      ['2032-06-01T09:00:00Z', '2032-06-01T10:00:00Z'],
    ),
    /overlaps the next one/,
  ],
]

test.each(rejected)('rejects %s', (_what, versions, problem) => {
  expect(problemsOf(versions)).toEqual([expect.stringMatching(problem)])
  expect(problemsOf(versions)[0]).toMatch(/^v1: /)
})

test('names all problems at once, by version', () => {
  const { deprecated, guide, ...undated } = validV1
  expect(problemsOf({ v1: undated, v2: { released: 'never' } })).toEqual([
    expect.stringMatching(/^v1: it has a sunset/),
    expect.stringMatching(/^v1: the brownout of 2032-06-01T09:00:00Z comes before/),
    expect.stringMatching(/^v1: the brownout of 2032-09-01T09:00:00Z comes before/),
    expect.stringMatching(/^v2: never is not a UTC time/),
  ])
})

test('does not start with an invalid registry', async () => {
  const start = startApp({}, { registry: withV1({ guide: undefined }) })
  await expect(start).rejects.toThrow('The lifecycle registry is invalid')
})

test('gives clients of v1 the promised two years', () => {
  expect(registry.v1).toMatchObject({
    deprecated: '2026-11-22T00:00:00Z',
    sunset: '2028-11-22T00:00:00Z',
    successor: 'v2',
  })
  expect(registry.v1.hasty).toBeUndefined()
  expect(registry.v2.deprecated).toBeUndefined()
})

test('uses that sunset as the end of every schema element that exists only for v1', () => {
  const reasons = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .flatMap((type) => Object.values(type.getFields()))
    .flatMap((field) => [field, ...field.args])
    .map(({ deprecationReason }) => deprecationReason)
    .filter((reason) => reason?.includes('v1'))
  expect(reasons.length).toBeGreaterThanOrEqual(6)
  for (const reason of reasons) expect(reason).toContain(registry.v1.sunset!.slice(0, 10))
})
