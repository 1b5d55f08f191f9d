import { createRequire } from 'node:module'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Options, ZxcvbnFactory, ZxcvbnResult } from '@zxcvbn-ts/core'
import { AppError } from '../../errors.ts'

/**
 * Longer than a dictionary word can be. What zxcvbn takes grows with the square of the length and worse, and it runs where all
 * requests are served: 128 characters are 300 ms, 32 at most 10. So a long password is judged window by window, with a
 * turn for everybody else between them, and one strong window is enough: more characters never make it weaker. All of it
 * is looked at, for a weak beginning says nothing about the rest.
 */
const windowLength = 32
const maxJudged = 128
const minScore = 3
/** Of the number of guesses. */
const minDigits = 6

/**
 * A new password must not be among those that are tried first: no composition rules, but a blocklist, and an estimate of the
 * guesses it takes which knows the words that stand near the person.
 * @param ownWords username and e-mail address; their parts count too
 * @param field of the request, named in the refusal
 * @throws {AppError} WEAK_PASSWORD with the reason, which never repeats any of the password
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

/** Three parts are score 3 to zxcvbn however bad each is ("Passw0rd!123abc"), so they must be worth something too. */
function isStrong({ score, sequence }: ZxcvbnResult): boolean {
  const digits = sequence.reduce((sum, part) => sum + part.guessesLog10, 0)
  return score >= minScore && digits >= minDigits
}

/** zxcvbn would pass "password password", as it counts the space for a word; who guesses tries it among the first. */
function withoutSeparators(text: string): string {
  return text.replaceAll(/[\s.,_-]+/g, '')
}

/** The last one ends where the password ends, and is as long as the others. */
function windowsOf(password: string, own: string[]): string[] {
  let text = password.slice(0, maxJudged)
  if (text.length <= windowLength) return [text]
  // Cut in two by the edge of a window, a long word of theirs or something said twice would look like noise.
  for (const word of own) text = text.replaceAll(new RegExp(RegExp.escape(word), 'gi'), word[0]!)
  text = text.slice(0, 2 * periodOf(text))
  const last = Math.max(0, text.length - windowLength)
  const count = Math.ceil(text.length / windowLength)
  return Array.from({ length: count }, (_, i) => {
    const start = Math.min(i * windowLength, last)
    return text.slice(start, start + windowLength)
  })
}

/** After how many characters it begins again; its length when it does not. */
function periodOf(text: string): number {
  let period = 1
  while (!text.endsWith(text.slice(0, -period))) period++
  return period
}

/** The words without separators, what stood between those, and ours; in lower case, the longest first. */
function partsOf(words: readonly string[]): string[] {
  const whole = [...words, 'byline'].map((word) => word.normalize('NFKC').toLowerCase())
  const parts = whole.flatMap((word) => [
    ...[word, ...word.split('@')].map(withoutSeparators),
    ...word.split(/[^\p{L}\p{N}]+/u),
  ])
  return [...new Set(parts)].filter((part) => part.length >= 3).sort((a, b) => b.length - a.length)
}

const tooEasy = 'is too easy to guess: make it longer, or of less common words'
const onKeyboard = 'is too easy to guess: its keys are neighbours on the keyboard'
const repeats = 'is too easy to guess: it repeats itself'
const dated = 'is too easy to guess: it is little more than a date'
const common = 'is one of the most used passwords'

/** By zxcvbn's keys of warnings. */
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
  similarToCommon: 'is too much like one of the most used passwords',
  userInputs: 'is too easy to guess: it is little more than your name, your e-mail address or "byline"',
}

interface Estimator {
  zxcvbn: ZxcvbnFactory
  isCommon(password: string): boolean
}

let estimator: Promise<Estimator> | undefined

/** On first use: it takes 130 ms and 40 MB, and most processes never set a password. It is no state: all apps share it. */
function loadEstimator(): Promise<Estimator> {
  estimator ??= createEstimator()
  return estimator
}

/** With a turn for everybody else between the pieces of work, of 20 ms each. */
async function createEstimator(): Promise<Estimator> {
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core')
  await nextTurn()
  const { adjacencyGraphs, dictionary } = await import('@zxcvbn-ts/language-common')
  await nextTurn()
  // By its file, since the package's index brings lists of names and titles along, for 15 MB.
  const words = createRequire(import.meta.url)('@zxcvbn-ts/language-en/dist/commonWords.json.cjs') as string[]
  // Substitutions like "4" for "a" multiply: by default it tries a hundred readings of each password.
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

/** As zxcvbn itself ranks the lists it is given; but it does so all at once. */
async function ranked(list: readonly string[]): Promise<Record<string, number>> {
  const ranks: Record<string, number> = {}
  for (const [i, word] of list.entries()) {
    if (i % 10_000 === 0) await nextTurn()
    ranks[word] = i + 1
  }
  return ranks
}
