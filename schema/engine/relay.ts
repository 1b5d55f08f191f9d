import { decodeGlobalID } from '@pothos/plugin-relay'
import { defaultPageSize, maxPageSize } from '../../src/db/pagination.ts'
import { AppError, badInput } from '../../src/errors.ts'
import * as inputs from '../inputs.ts'

const maxNodes = 100

/** Only documented here; `parsePage` checks all paging arguments. */
const pageSize = { minimum: 1, maximum: maxPageSize }

const nodeTypes = ['Article', 'Comment', 'Tag', 'User']

/** Descriptions, costs and checks of the fields and types that the Relay plugin generates. */
export const relayOptions = {
  decodeGlobalID: (globalId: string) => {
    const decoded = decodeGlobalID(globalId)
    if (!nodeTypes.includes(decoded.typename)) throw badInput('id', 'is not a valid id')
    return decoded
  },
  cursorType: 'String',
  nodesOnConnection: {
    description: 'The items on this page.',
    complexity: { field: 0, multiplier: 1 },
  },
  edgesFieldOptions: {
    nullable: { list: false, items: false },
    description: 'The items on this page, each with its cursor.',
    complexity: { field: 0, multiplier: 1 },
  },
  nodeFieldOptions: { nullable: false, description: 'The item.', complexity: 0 },
  cursorFieldOptions: {
    description: 'An opaque position in the list. Pass it as `after` or `before`.',
    complexity: 0,
  },
  pageInfoFieldOptions: { description: 'The position of this page in the list.', complexity: 0 },
  hasNextPageFieldOptions: { description: 'Whether there are more items after this page.', complexity: 0 },
  hasPreviousPageFieldOptions: {
    description: 'Whether there are more items before this page.',
    complexity: 0,
  },
  startCursorFieldOptions: {
    description: 'The cursor of the first item. Null if the page is empty.',
    complexity: 0,
  },
  endCursorFieldOptions: {
    description: 'The cursor of the last item. Null if the page is empty.',
    complexity: 0,
  },
  firstArgOptions: {
    description: `Returns the first n items, 1 to ${maxPageSize}. Default: ${defaultPageSize}, unless \`last\` is given.`,
    range: pageSize,
  },
  lastArgOptions: {
    description: `Returns the last n items, 1 to ${maxPageSize}.`,
    range: pageSize,
  },
  afterArgOptions: { description: 'Returns only items after this cursor.', validate: inputs.cursor },
  beforeArgOptions: { description: 'Returns only items before this cursor.', validate: inputs.cursor },
  idFieldOptions: { description: 'The global ID of the object.', columns: [] },
  nodeTypeOptions: { description: 'An object with a global ID.' },
  pageInfoTypeOptions: { description: 'The position of a page in a list.' },
  nodeQueryOptions: {
    description:
      'Gets an object by its global ID. Fails with `NOT_FOUND` if it does not exist or you may not see it.',
    authScopes: { public: true },
    args: { id: { description: 'The global ID of the object.' } },
    resolve: async (
      _root: unknown,
      { id }: { id: NodeId },
      _ctx: unknown,
      _info: unknown,
      resolveNode: (id: NodeId) => unknown,
    ) => {
      const node = await resolveNode(id)
      if (!node) throw new AppError('NOT_FOUND', 'There is no object with this id')
      return node
    },
  },
  nodesQueryOptions: {
    description:
      'Gets several objects by their global IDs, in the given order. Null for each object that does not exist or that you may not see.',
    authScopes: { public: true },
    args: { ids: { description: `The global IDs of the objects, at most ${maxNodes}.` } },
    complexity: ({ ids }: { ids: unknown[] }) => ({ field: 1, multiplier: Math.min(ids.length, maxNodes) }),
    resolve: (
      _root: unknown,
      { ids }: { ids: NodeId[] },
      _ctx: unknown,
      _info: unknown,
      resolveNodes: (ids: NodeId[]) => Promise<unknown[]>,
    ) => {
      if (ids.length > maxNodes) {
        throw new AppError('BAD_INPUT', `ids: must be at most ${maxNodes} ids`, [
          { field: 'ids', message: `must be at most ${maxNodes} ids` },
        ])
      }
      return resolveNodes(ids)
    },
  },
} as const

interface NodeId {
  id: string
  typename: string
}
