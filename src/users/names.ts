/**
 * The form of a username or an e-mail address by which it is unique: case and character width do not count.
 * Computed here, because `lower()` of a database in the locale C knows ASCII letters only.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
