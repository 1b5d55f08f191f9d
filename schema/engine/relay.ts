import { decodeGlobalID } from '@pothos/plugin-relay'
import { AppError, badInput } from '../../src/errors.ts'
import * as inputs from '../inputs.ts'

const maxNodes = 100

/** As JSON Schema, for OpenAPI; `db/pagination.ts` checks it, with the other arguments of a page. */
const pageSize = { minimum: 1, maximum: 100 }

const nodeTypes = ['Article', 'Comment', 'Tag', 'User']

/** How the Relay plugin words and weighs what it generates. */
export const relayOptions = {
  decodeGlobalID: (globalId: string) => {
    const decoded = decodeGlobalID(globalId)
    if (!nodeTypes.includes(decoded.typename)) throw badInput('id', 'is not an id of this API')
    return decoded
  },
  cursorType: 'String',
  nodesOnConnection: {
    description: 'The items of this page, without their cursors.',
    complexity: { field: 0, multiplier: 1 },
  },
  edgesFieldOptions: {
    nullable: { list: false, items: false },
    description: 'The items of this page, each with its cursor.',
    complexity: { field: 0, multiplier: 1 },
  },
  nodeFieldOptions: { nullable: false, description: 'The item.', complexity: 0 },
  cursorFieldOptions: {
    description: 'Its place in the list, for `after` and `before`. Opaque.',
    complexity: 0,
  },
  pageInfoFieldOptions: { description: 'Where this page lies in its list.', complexity: 0 },
  hasNextPageFieldOptions: { description: 'Whether items follow this page.', complexity: 0 },
  hasPreviousPageFieldOptions: { description: 'Whether items precede this page.', complexity: 0 },
  startCursorFieldOptions: { description: 'Of the first item; null when the page is empty.', complexity: 0 },
  endCursorFieldOptions: { description: 'Of the last item; null when the page is empty.', complexity: 0 },
  firstArgOptions: {
    description: 'How many items from the front, 1 to 100; 20 when neither first nor last is given.',
    extensions: { constraint: pageSize },
  },
  lastArgOptions: {
    description: 'How many items from the back, 1 to 100.',
    extensions: { constraint: pageSize },
  },
  afterArgOptions: { description: 'Only items behind this cursor.', validate: inputs.cursor },
  beforeArgOptions: { description: 'Only items before this cursor.', validate: inputs.cursor },
  idFieldOptions: { description: 'Its id, which nothing else has.' },
  nodeTypeOptions: { description: 'Whatever has a global id.' },
  pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
  nodeQueryOptions: {
    description: 'Anything, by its global id. NOT_FOUND for what does not exist or is hidden from you.',
    authScopes: { public: true },
    args: { id: { description: 'A global id.' } },
    resolve: async (
      _root: unknown,
      { id }: { id: NodeId },
      _ctx: unknown,
      _info: unknown,
      resolveNode: (id: NodeId) => unknown,
    ) => {
      const node = await resolveNode(id)
      if (!node) throw new AppError('NOT_FOUND', 'There is nothing with this id')
      return node
    },
  },
  nodesQueryOptions: {
    description: 'Several things at once; null in the place of what does not exist or is hidden from you.',
    authScopes: { public: true },
    args: { ids: { description: `Global ids, at most ${maxNodes}.` } },
    complexity: ({ ids }: { ids: unknown[] }) => ({ field: 1, multiplier: Math.min(ids.length, maxNodes) }),
    resolve: (
      _root: unknown,
      { ids }: { ids: NodeId[] },
      _ctx: unknown,
      _info: unknown,
      resolveNodes: (ids: NodeId[]) => Promise<unknown[]>,
    ) => {
      if (ids.length > maxNodes) {
        throw new AppError('BAD_INPUT', `ids: at most ${maxNodes}`, [
          { field: 'ids', message: `at most ${maxNodes}` },
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
