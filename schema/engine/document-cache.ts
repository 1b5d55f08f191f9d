import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'

/** The total weight of the cached documents. A unit of weight needs about 60 bytes, so this is about 40 MB. */
const maxWeight = 600_000
/** A heavier document is parsed and validated at each request. */
const maxWeightOfDocument = 100_000
/** The weight of a field, in characters. */
const weightOfField = 12

/**
 * Keeps documents that were parsed and are valid, so that equal texts are parsed and validated once. Other
 * caches of the engine hang on the document (`perOperation`), and are dropped together with it.
 *
 * Clients choose the documents. The cache is therefore bounded by their weight, not by their number, and a
 * document that is not valid is not kept: its errors can need a hundred times the memory of its text.
 */
export function useDocumentCache(): Plugin {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: maxWeight,
    maxEntrySize: maxWeightOfDocument,
  })
  const valid = new WeakSet<DocumentNode>()
  return {
    onParse({ params: { source }, setParsedDocument }) {
      const known = documents.get(typeof source === 'string' ? source : source.body)
      if (known) setParsedDocument(known)
    },
    onValidate({ params: { documentAST: document }, setResult }) {
      if (valid.has(document)) return setResult([])
      return (validation) => {
        if (!validation.valid) return
        valid.add(document)
        documents.set(textOf(document), document, { size: weightOf(document) })
      }
    },
  }
}

/**
 * The weight of a document: its length, and its fields after all fragments are inserted where they are used.
 * A short document can have very many of these, and caches for each of them.
 */
export function weightOf(document: DocumentNode): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet]] : [],
    ) as [string, SelectionSetNode][],
  )
  const countOfFragment = new Map<string, number>()
  const count = (set: SelectionSetNode | undefined): number => {
    let fields = 0
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) fields += 1 + count(selection.selectionSet)
      else if (selection.kind === Kind.INLINE_FRAGMENT) fields += count(selection.selectionSet)
      else fields += ofFragment(selection.name.value)
    }
    return fields
  }
  /** Each fragment is counted once. Validation has rejected fragments that contain themselves. */
  const ofFragment = (name: string): number => {
    let fields = countOfFragment.get(name)
    if (fields === undefined) {
      fields = count(fragments.get(name))
      countOfFragment.set(name, fields)
    }
    return fields
  }
  let fields = 0
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) fields += count(definition.selectionSet)
  }
  return textOf(document).length + weightOfField * fields
}

function textOf({ loc }: DocumentNode): string {
  return loc!.source.body
}
