import { type FieldNode, type GraphQLResolveInfo, type SelectionSetNode, valueFromASTUntyped } from 'graphql'

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

/** Remembers what a selection asks for: it is asked the same of every request with this document. */
export function bySelection<Wanted>(ask: (selection: Selection) => Wanted): (selection: Selection) => Wanted {
  const answers = new WeakMap<Selection, { wanted: Wanted }>()
  return (selection) => {
    let answer = answers.get(selection)
    if (!answer) {
      answer = { wanted: ask(selection) }
      answers.set(selection, answer)
    }
    return answer.wanted
  }
}

/** The columns that the selected fields are made of, each once. */
export function columnsFor<Column>(selection: Selection, columns: Record<string, Column>): Column[] {
  const wanted = Object.keys(columns).filter((field) => field in selection)
  return [...new Set(wanted.map((field) => columns[field]!))]
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
