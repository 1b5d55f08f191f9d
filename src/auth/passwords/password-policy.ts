import { createRequire } from 'node:module'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Options, ZxcvbnFactory, ZxcvbnResult } from '@zxcvbn-ts/core'
import { AppError } from '../../errors.ts'

/**
 * The time of zxcvbn grows at least with the square of the length, and it blocks the event loop: 300 ms for
 * 128 characters, 10 ms for 32. So a long password is checked in windows, and other requests run between
 * them. One strong window suffices, because more characters never make a password weaker. 32 characters are
 * longer than any word in the dictionary.
 */
const windowLength = 32
const maxJudged = 128
const minScore = 3
/** Decimal digits of the number of guesses. */
const minDigits = 6

/**
 * Rejects common and easily guessed passwords. There are no composition rules, but a blocklist and an
 * estimate of the number of guesses, which knows the user's own words.
 * @param ownWords username and e-mail address; their parts count too
 * @param field the field of the request that the error names
 * @throws {AppError} WEAK_PASSWORD with the reason, which contains no part of the password
 */
export async function assertStrongPassword(
  password: string,
  ownWords: readonly string[],
  field: string,
): Promise<void> {
  const reason = await findWeakness(password.normalize('NFKC'), partsOf(ownWords))
  if (reason) throw new AppError('WEAK_PASSWORD', `The password ${reason}`, [{ field, message: reason }])
}

async function findWeakness(password: string, own: string[]): Promise<string | null> {
  const { zxcvbn, isCommon } = await loadEstimator()
  const bare = withoutSeparators(password)
  if ([password, bare].some((text) => isCommon(text.toLowerCase()))) return common
  if (own.includes(bare.toLowerCase())) return reasons.userInputs!
  let weakness: string | null = null
  for (const window of windowsOf(bare, own)) {
    const result = zxcvbn.check(window, own)
    if (isStrong(result)) return null
    weakness ??= reasons[result.feedback.warning ?? ''] ?? tooEasy
    await nextTurn()
  }
  return weakness
}

/**
 * zxcvbn gives any three parts a score of 3, however weak they are ("Passw0rd!123abc"), so the parts must
 * add up too.
 */
function isStrong({ score, sequence }: ZxcvbnResult): boolean {
  const digits = sequence.reduce((sum, part) => sum + part.guessesLog10, 0)
  return score >= minScore && digits >= minDigits
}

/** zxcvbn would accept "password password", because it counts the space as a word. */
function withoutSeparators(text: string): string {
  return text.replaceAll(/[\s.,_-]+/g, '')
}

/** Windows of equal length. The last one ends where the password ends. */
function windowsOf(password: string, own: string[]): string[] {
  let text = password.slice(0, maxJudged)
  if (text.length <= windowLength) return [text]
  // A long word of the user, or a repeated text, would look random if a window cut it in two. So they are
  // shortened first.
  for (const word of own) text = text.replaceAll(new RegExp(RegExp.escape(word), 'gi'), word[0]!)
  text = text.slice(0, 2 * periodOf(text))
  const last = Math.max(0, text.length - windowLength)
  const count = Math.ceil(text.length / windowLength)
  return Array.from({ length: count }, (_, i) => {
    const start = Math.min(i * windowLength, last)
    return text.slice(start, start + windowLength)
  })
}

/** The number of characters after which the text repeats, or its length. */
function periodOf(text: string): number {
  let period = 1
  while (!text.endsWith(text.slice(0, -period))) period++
  return period
}

/** The words without separators, their parts, and `byline`, in lower case, longest first. */
function partsOf(words: readonly string[]): string[] {
  const whole = [...words, 'byline'].map((word) => word.normalize('NFKC').toLowerCase())
  const parts = whole.flatMap((word) => [
    ...[word, ...word.split('@')].map(withoutSeparators),
    ...word.split(/[^\p{L}\p{N}]+/u),
  ])
  return [...new Set(parts)].filter((part) => part.length >= 3).sort((a, b) => b.length - a.length)
}

const tooEasy = 'is too easy to guess: make it longer or use less common words'
const onKeyboard = 'is too easy to guess: its keys are next to each other on the keyboard'
const repeats = 'is too easy to guess: it repeats itself'
const dated = 'is too easy to guess: it is little more than a date'
const common = 'is one of the most common passwords'

/** The key is a warning of zxcvbn. */
const reasons: Record<string, string> = {
  straightRow: onKeyboard,
  keyPattern: onKeyboard,
  simpleRepeat: repeats,
  extendedRepeat: repeats,
  sequences: 'is too easy to guess: it follows a sequence, like "abc" or "123"',
  recentYears: dated,
  dates: dated,
  topTen: common,
  topHundred: common,
  common,
  similarToCommon: 'is too similar to one of the most common passwords',
  userInputs: 'is too easy to guess: it is little more than your name, your e-mail address or "byline"',
}

interface Estimator {
  zxcvbn: ZxcvbnFactory
  isCommon(password: string): boolean
}

let estimator: Promise<Estimator> | undefined

/**
 * Loaded on first use, because it takes 130 ms and 40 MB, and many processes never set a password. Shared
 * by all apps.
 */
function loadEstimator(): Promise<Estimator> {
  estimator ??= createEstimator()
  return estimator
}

/** Other requests run between its steps of 20 ms. */
async function createEstimator(): Promise<Estimator> {
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core')
  await nextTurn()
  const { adjacencyGraphs, dictionary } = await import('@zxcvbn-ts/language-common')
  await nextTurn()
  // From its file, because the index of the package also loads lists of names and titles, 15 MB.
  const words = createRequire(import.meta.url)('@zxcvbn-ts/language-en/dist/commonWords.json.cjs') as string[]
  // Substitutions such as "4" for "a" multiply. The default tries a hundred variants of each password.
  const zxcvbn = new ZxcvbnFactory({ graphs: adjacencyGraphs, l33tMaxSubstitutions: 20 })
  const { options } = zxcvbn as unknown as { options: Options }
  const lists = { passwords: dictionary['passwords-common'], words }
  for (const [name, list] of Object.entries(lists)) {
    options.rankedDictionaries[name] = await ranked(list)
    options.rankedDictionariesMaxWordSize[name] = Math.max(...list.map(({ length }) => length))
  }
  const passwords = options.rankedDictionaries.passwords!
  return { zxcvbn, isCommon: (password) => Object.hasOwn(passwords, password) }
}

/** Ranks a list as zxcvbn does, but in steps. */
async function ranked(list: readonly string[]): Promise<Record<string, number>> {
  const ranks: Record<string, number> = {}
  for (const [i, word] of list.entries()) {
    if (i % 10_000 === 0) await nextTurn()
    ranks[word] = i + 1
  }
  return ranks
}
