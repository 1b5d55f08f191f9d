import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { diff, type Change as GraphQLChange } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'
import type { Change } from '../../rest/docs/changelog.ts'
import type { Announcement } from '../../rest/lifecycle/registry.ts'

export const contractFiles = {
  graphql: 'schema.graphql',
  v1: 'openapi.v1.json',
  v2: 'openapi.v2.json',
} as const

export type Contracts = Record<keyof typeof contractFiles, string | null>

/** What changed, breaking changes first. */
export async function compareContracts(before: Contracts, after: Contracts): Promise<Change[]> {
  const changes = await Promise.all([
    compareSchemas(before.graphql, after.graphql),
    compareDocuments('v1', before.v1, after.v1),
    compareDocuments('v2', before.v2, after.v2),
  ])
  return changes.flat().toSorted((one, other) => Number(other.breaking) - Number(one.breaking))
}

/** The breaking changes that are not announced, or that come before their announced date. */
export function unannouncedIn(
  changes: readonly Change[],
  announcements: readonly Announcement[],
  now: number,
): Change[] {
  const isAnnounced = ({ contract, text }: Change) =>
    announcements.some(
      (announced) =>
        announced.contract === contract && announced.change === text && Date.parse(announced.from) <= now,
    )
  return changes.filter((change) => change.breaking && !isAnnounced(change))
}

async function compareSchemas(before: string | null, after: string | null): Promise<Change[]> {
  if (before === null || after === null) return appearance('graphql', before, after)
  const changes = await diff(buildSchema(before), buildSchema(after))
  return changes.filter(isSubstantial).map(({ type, message, criticality }) => ({
    contract: 'graphql',
    kind: kindOf(type),
    breaking: criticality.level === 'BREAKING',
    text: message,
  }))
}

/** Changes of descriptions do not count: clients do not depend on them. */
function isSubstantial({ type }: GraphQLChange): boolean {
  return !/DESCRIPTION|AST_NODE|DIRECTIVE_USAGE/.test(type)
}

function kindOf(type: string): Change['kind'] {
  if (/DEPRECAT/.test(type)) return 'deprecated'
  if (/REMOVED/.test(type)) return 'removed'
  return /ADDED/.test(type) ? 'added' : 'changed'
}

interface Verdict {
  /** A JSON Pointer: `#/paths/~1feed/get`. */
  path: string
  kind: string
  property?: string
  impact: 'major' | 'minor' | 'patch' | null
  verdicts: { message: string }[]
}

/** Runs Redocly in an empty folder. Any `redocly.yaml` in the current folder would switch off every rule. */
async function compareDocuments(
  contract: 'v1' | 'v2',
  before: string | null,
  after: string | null,
): Promise<Change[]> {
  if (before === null || after === null) return appearance(contract, before, after)
  const folder = mkdtempSync(join(tmpdir(), 'byline-contracts-'))
  try {
    writeFileSync(join(folder, 'before.json'), before)
    writeFileSync(join(folder, 'after.json'), after)
    const cli = new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url).pathname
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    const args = [cli, 'diff', 'before.json', 'after.json', '--format=json', '--fail-on=none']
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: folder,
      env,
      maxBuffer: 2 ** 26,
    })
    const changes = (JSON.parse(stdout).changes as Verdict[]).filter(
      ({ path, impact, property }) =>
        // Redocly reports some tags with a changed description as added. Tags only group the documentation.
        !path.startsWith('#/tags/') && (impact !== 'patch' || property === 'deprecated'),
    )
    return changes.map((change) => ({
      contract,
      kind: kindOf((change.property === 'deprecated' ? 'deprecated' : change.kind).toUpperCase()),
      breaking: change.impact === 'major',
      text: textOf(change),
    }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function textOf({ path, kind, property, verdicts }: Verdict): string {
  const place = path
    .replace(/^#\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const what = `${place.join(' ')}${property ? ` ${property}` : ''} ${kind}`
  return [what, ...verdicts.map(({ message }) => message)].join(': ')
}

function appearance(contract: Change['contract'], before: unknown, after: unknown): Change[] {
  if (before === after) return []
  return [
    after === null
      ? { contract, kind: 'removed', breaking: true, text: 'The whole contract was removed.' }
      : { contract, kind: 'added', breaking: false, text: 'The whole contract is new.' },
  ]
}
