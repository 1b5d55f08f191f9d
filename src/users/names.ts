/**
 * What makes two usernames, or two e-mail addresses, the same: case and width do not. Made here, since the `lower()` of
 * a database knows only ASCII letters in the locale C, and the locale is not ours to choose.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
