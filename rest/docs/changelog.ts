import { rehearsalHeader } from '../lifecycle/headers.ts'
import type { Registry } from '../lifecycle/registry.ts'

/** The changes of the contracts in one release, written by `npm run contracts -- release`. */
export interface Release {
  release: string
  /** `2026-11-22` */
  date: string
  changes: Change[]
}

export interface Change {
  contract: 'graphql' | 'v1' | 'v2'
  kind: 'added' | 'changed' | 'deprecated' | 'removed'
  breaking: boolean
  text: string
}

/** JSON Feed 1.1 (https://jsonfeed.org/version/1.1). */
export interface Feed {
  version: 'https://jsonfeed.org/version/1.1'
  title: string
  description: string
  items: FeedItem[]
}

interface FeedItem {
  id: string
  title: string
  content_text: string
  date_published: string
  tags: string[]
}

const contractNames = { graphql: 'GraphQL', v1: 'REST v1', v2: 'REST v2' }
const kinds = ['removed', 'deprecated', 'changed', 'added'] as const

/** The changes of all releases by contract and kind, and the deprecations of versions. Newest first. */
export function changelogFeed(registry: Registry, releases: readonly Release[]): Feed {
  const items = [...releases.flatMap(itemsOfRelease), ...itemsOfRegistry(registry)]
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Changes of Byline’s contracts',
    description: 'What was added, deprecated and removed in GraphQL and REST.',
    items: items.toSorted((one, other) => other.date_published.localeCompare(one.date_published)),
  }
}

function itemsOfRelease({ release, date, changes }: Release): FeedItem[] {
  const contracts = Object.keys(contractNames) as (keyof typeof contractNames)[]
  return contracts.flatMap((contract) =>
    kinds.flatMap((kind) => {
      const found = changes.filter((change) => change.contract === contract && change.kind === kind)
      if (found.length === 0) return []
      return {
        id: `${release}/${contract}/${kind}`,
        title: `${contractNames[contract]}: ${kind} in ${release}`,
        content_text: found
          .map(({ text, breaking }) => (breaking ? `**Breaking:** ${text}` : text))
          .join('\n'),
        date_published: `${date}T00:00:00Z`,
        tags: [contract, kind],
      }
    }),
  )
}

function itemsOfRegistry(registry: Registry): FeedItem[] {
  return Object.entries(registry).flatMap(
    ([name, { deprecated, sunset, brownouts = [], guide, successor }]) => {
      if (!deprecated) return []
      const lines = [
        `The guide to ${successor}: ${guide}.`,
        ...brownouts.map(
          ({ from, until }) => `Brownout: from ${from} until ${until}, all responses are 410.`,
        ),
        `Send \`${rehearsalHeader}: sunset\` to get these responses today.`,
        ...(sunset ? [`From ${sunset} on, all responses are 410.`] : []),
      ]
      return {
        id: `lifecycle/${name}/deprecated`,
        title: `REST ${name} is deprecated${sunset ? ` and ends on ${sunset.slice(0, 10)}` : ''}`,
        content_text: lines.join('\n'),
        date_published: deprecated,
        tags: [name, 'deprecated'],
      }
    },
  )
}
