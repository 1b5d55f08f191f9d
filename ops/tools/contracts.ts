// npm run contracts: compares the contracts with the last release, and fails on a breaking change that is not
// announced in rest/lifecycle/registry.ts. `npm run contracts -- release 0.4.0` saves them for that release.
import { readFileSync, writeFileSync } from 'node:fs'
import type { Change, Release } from '../../rest/docs/changelog.ts'
import { announcements } from '../../rest/lifecycle/registry.ts'
import { runScript } from '../commands/script.ts'
import { type Contracts, compareContracts, contractFiles, unannouncedIn } from './compare-contracts.ts'

const released = 'contracts/released/'
const changesFile = 'contracts/changes.json'

await runScript(async () => {
  const changes = await compareContracts(readContracts(released), readContracts(''))
  const [command, release] = process.argv.slice(2)
  if (command === 'release' && release) return writeRelease(release, changes)
  const unannounced = unannouncedIn(changes, announcements, Date.now())
  const list =
    changes.length > 0 ? changes.map(line).join('\n') : 'No contract has changed since the last release.'
  if (unannounced.length === 0) return list
  throw new Error(
    `${list}\n\n${unannounced.length} breaking changes are not announced. Undo them, or announce them in rest/lifecycle/registry.ts:\n${unannounced.map(line).join('\n')}`,
  )
})

function writeRelease(release: string, changes: readonly Change[]): string {
  const releases = JSON.parse(readFileSync(changesFile, 'utf8')) as Release[]
  if (releases.some((earlier) => earlier.release === release))
    throw new Error(`${release} is already released`)
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(changesFile, `${JSON.stringify([{ release, date, changes }, ...releases], null, 2)}\n`)
  for (const file of Object.values(contractFiles)) writeFileSync(released + file, readFileSync(file))
  return `${release}: ${changes.length} changes written to ${changesFile}`
}

/** A contract is null if its file does not exist, such as one that is not released yet. */
function readContracts(folder: string): Contracts {
  const read = (file: string) => {
    try {
      return readFileSync(folder + file, 'utf8')
    } catch {
      return null
    }
  }
  const { graphql, v1, v2 } = contractFiles
  return { graphql: read(graphql), v1: read(v1), v2: read(v2) }
}

function line({ contract, kind, breaking, text }: Change): string {
  return `${contract.padEnd(8)}${kind.padEnd(11)}${breaking ? 'BREAKING  ' : '          '}${text}`
}
