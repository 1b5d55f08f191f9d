import type { DocumentNode } from 'graphql'

/**
 * A cache with one value for each operation of a document. Yoga parses equal texts only once, so a document
 * is the same object in every request; when Yoga drops it, its values go too.
 */
export function perOperation<Value>() {
  const byDocument = new WeakMap<DocumentNode, Map<string, Value>>()
  return (document: DocumentNode, operationName: string | null | undefined, create: () => Value): Value => {
    let byName = byDocument.get(document)
    if (!byName) {
      byName = new Map()
      byDocument.set(document, byName)
    }
    const name = operationName ?? ''
    let value = byName.get(name)
    if (value === undefined) {
      value = create()
      byName.set(name, value)
    }
    return value
  }
}
