import {
  type FieldNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

/**
 * What the client selected below a field, by field name. Type conditions, `@skip` and `@include` are not looked at:
 * it may name a field that is not needed, never miss one. A resolver looks ahead with it to ask the database once.
 */
export interface Selection {
  [field: string]: { calls: FieldNode[]; below: Selection }
}

type Fragments = GraphQLResolveInfo['fragments']

// Documents are parsed once (Yoga caches them), so their nodes can be remembered by.
const remembered = new WeakMap<FieldNode, Selection>()

/** The selection below the field that is being resolved. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  const [first, ...others] = info.fieldNodes as [FieldNode, ...FieldNode[]]
  if (others.length > 0) return collect(info.fieldNodes, info.fragments)
  let selection = remembered.get(first)
  if (!selection) {
    selection = collect(info.fieldNodes, info.fragments)
    remembered.set(first, selection)
  }
  return selection
}

/** The selection on the items of the connection that is being resolved. */
export function itemSelectionOf(info: GraphQLResolveInfo): Selection {
  return itemSelection(selectionOf(info), info)
}

/** The selection on the items of a connection, whether by `edges.node` or by `nodes`. */
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

/** The arguments of a field further down, or null when it is called several times in different ways. */
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
