import {
  type FieldNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

/**
 * The fields that the client selected below a field, by name. With it, a resolver fetches everything in one
 * statement. Type conditions, `@skip` and `@include` are ignored, so it may have fields that are not needed,
 * but lacks none.
 */
export interface Selection {
  [field: string]: { calls: FieldNode[]; below: Selection }
}

type Fragments = GraphQLResolveInfo['fragments']

/** Yoga parses equal documents only once, so their nodes are the same objects in every request. */
const cache = new WeakMap<FieldNode, Selection>()

/** The selection below the field that is being resolved. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  const [first, ...others] = info.fieldNodes as [FieldNode, ...FieldNode[]]
  if (others.length > 0) return collect(info.fieldNodes, info.fragments)
  let selection = cache.get(first)
  if (!selection) {
    selection = collect(info.fieldNodes, info.fragments)
    cache.set(first, selection)
  }
  return selection
}

/** The selection on the items of the connection that is being resolved. */
export function itemSelectionOf(info: GraphQLResolveInfo): Selection {
  return itemSelection(selectionOf(info), info)
}

/** The selection on the items of a connection: `edges.node`, `nodes` or both. */
export function itemSelection({ edges, nodes }: Selection, info: GraphQLResolveInfo): Selection {
  const byEdges = edges?.below.node?.below
  const byNodes = nodes?.below
  if (!byEdges || !byNodes) return byEdges ?? byNodes ?? {}
  return collect([...edges.below.node!.calls, ...nodes.calls], info.fragments)
}

/** Caches a function of a selection: every request with the same document has the same selection. */
export function bySelection<Parts extends object>(
  read: (selection: Selection, schema: GraphQLSchema) => Parts,
): (selection: Selection, schema: GraphQLSchema) => Parts {
  const cache = new WeakMap<Selection, Parts>()
  return (selection, schema) => {
    let parts = cache.get(selection)
    if (!parts) {
      parts = read(selection, schema)
      cache.set(selection, parts)
    }
    return parts
  }
}

/**
 * The arguments of a field in a selection. Null if the field is selected more than once, under different
 * aliases.
 */
export function argumentsAhead(
  selected: Selection[string],
  info: GraphQLResolveInfo,
): Record<string, unknown> | null {
  const [call, ...others] = selected.calls
  if (!call || others.length > 0) return null
  const args: Record<string, unknown> = {}
  for (const { name, value } of call.arguments ?? []) {
    args[name.value] = valueFromASTUntyped(value, info.variableValues)
  }
  return args
}

function collect(fields: readonly FieldNode[], fragments: Fragments): Selection {
  const selection: Selection = Object.create(null)
  const seen = new Set<string>()
  const visit = (set: SelectionSetNode | undefined) => {
    for (const node of set?.selections ?? []) {
      if (node.kind === 'Field') {
        selection[node.name.value] ??= { calls: [], below: {} }
        selection[node.name.value]!.calls.push(node)
      } else if (node.kind === 'InlineFragment') {
        visit(node.selectionSet)
      } else if (!seen.has(node.name.value)) {
        seen.add(node.name.value)
        visit(fragments[node.name.value]?.selectionSet)
      }
    }
  }
  for (const field of fields) visit(field.selectionSet)
  for (const entry of Object.values(selection)) entry.below = collect(entry.calls, fragments)
  return selection
}
