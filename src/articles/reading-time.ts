const wordsPerMinute = 238

/** Minutes to read a Markdown text at the average silent reading speed (Brysbaert 2019), at least one. */
export function readingMinutes(markdown: string): number {
  const words = markdown.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
  return Math.max(1, Math.ceil(words / wordsPerMinute))
}
