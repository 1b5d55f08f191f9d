import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slug as slugInput } from '../../schema/inputs.ts'
import { readingMinutes } from '../../src/articles/reading-time.ts'
import { slugOf } from '../../src/articles/slugs.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'aZ9 -_’ßщÆ漢😀'), minLength: 60, maxLength: 200 }),
)

test.each([
  ['Hello, World!', 'hello-world'],
  ['Où est l’été ?', 'ou-est-l-ete'],
  ['  --Spaced--  out__ ', 'spaced-out'],
  ['camelCase and iOS', 'camelcase-and-ios'],
  ['C++ & C#', 'c-and-c'],
  ['Straße', 'strasse'],
  ['Привет, мир', 'privet-mir'],
  ['漢字', 'article'],
  ['😀', 'article'],
  ['', 'article'],
])('converts the title %j to the slug %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('creates a slug that the API accepts from any title, with room for a suffix', () => {
  fc.assert(
    fc.property(anyText, (title) => {
      const slug = slugOf(title)
      expect(slugInput.safeParse(slug).error).toBeUndefined()
      expect(slug.length).toBeLessThanOrEqual(80)
    }),
  )
})

test('cuts a long title without leaving a hyphen at the end', () => {
  for (let length = 70; length <= 90; length++) {
    const slug = slugOf(`${'a'.repeat(length)} b c`)
    expect(slug).toMatch(/^a+(-b)?(-c)?$/)
    expect(slug.length, `${length}`).toBeGreaterThanOrEqual(Math.min(length, 79))
    expect(slug.length, `${length}`).toBeLessThanOrEqual(80)
  }
})

test('does not change a slug', () => {
  fc.assert(fc.property(anyText, (title) => slugOf(slugOf(title)) === slugOf(title)))
})

test.each([
  [0, 1],
  [1, 1],
  [238, 1],
  [239, 2],
  [476, 2],
  [477, 3],
])('computes for %i words a reading time of %i minutes', (words, minutes) => {
  expect(readingMinutes('word '.repeat(words))).toBe(minutes)
})

test('counts words, not Markdown syntax', () => {
  const marks = '\n\n---\n\n> # * - ` ~~ | \n'
  for (const word of ['don’t', "don't", 'well-kept', 'été', '2026', 'слово']) {
    expect(readingMinutes(`${word} ${marks}`.repeat(238)), word).toBe(1)
    expect(readingMinutes(`${word} ${marks}`.repeat(239)), word).toBe(2)
  }
})

test('returns whole minutes, at least one, and never fewer for a longer text', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, more) => {
      const minutes = readingMinutes(text)
      expect(Number.isInteger(minutes) && minutes >= 1).toBe(true)
      expect(readingMinutes(`${text} ${more}`)).toBeGreaterThanOrEqual(minutes)
    }),
  )
})
