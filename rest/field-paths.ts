/** Paths of input values in error details: `body.tags.1`. Dots inside a name are escaped. */

/** `body.tags.1` → `body`, `tags`, `1` */
export function segmentsOf(field: string): string[] {
  return field.split('.').map((segment) => segment.replaceAll('%2E', '.').replaceAll('%25', '%'))
}

/** Escapes a name that a client chose, for use as a segment. */
export function escapeSegment(name: string): string {
  return name.replaceAll('%', '%25').replaceAll('.', '%2E')
}

/** The name that a message is about: `tagList` for `body.article.tagList.1`. */
export function lastName(field: string): string {
  const names = segmentsOf(field).filter((segment) => !/^\d+$/.test(segment))
  return names.at(-1)!
}
