/** The recommended scripts of UAX 31, table 5, that a name may use alone. */
const scripts = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Cyrillic',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Greek',
  'Gujarati',
  'Gurmukhi',
  'Hebrew',
  'Kannada',
  'Khmer',
  'Lao',
  'Latin',
  'Malayalam',
  'Myanmar',
  'Oriya',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
]
/** The combinations that UTS 39 allows as "highly restrictive": Japanese, Chinese and Korean with Latin. */
const combinations = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

const allowed = [...scripts.map((script) => [script]), ...combinations].map(
  (together) =>
    new RegExp(
      `^[${['Common', 'Inherited', ...together].map((name) => `\\p{scx=${name}}`).join('')}]*$`,
      'u',
    ),
)

/**
 * Whether a name mixes scripts whose letters can look alike, such as Latin and Cyrillic: `root` with a Cyrillic
 * `o`. Also true for scripts that Unicode does not recommend for identifiers (UTS 39, section 5.2).
 */
export function mixesScripts(name: string): boolean {
  return !allowed.some((pattern) => pattern.test(name))
}
