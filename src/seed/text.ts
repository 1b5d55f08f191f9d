import type { Random } from './random.ts'

const words =
  distinctWords(`the of and to a in is that for it was on with as be by at this from or have an are not but had they which
one you were her all she there would their we him been has when who will more no if out so said what up its about into than
them can only other new some could time these two may then do first any my now such like our over man me even most made after
also did many before must through back years where much your way well down should because each just those people how too little
state good very make world still own see men work long get here between both life being under never day same another know while
last might us great old year off come since against go came right used take three service request answer query index table row
page cursor cache database replica network packet timeout retry queue worker deploy rollback release version schema field type
token session password secret key value store memory disk latency throughput error alarm runbook engineer team review test
failure recovery backup restore snapshot migration column lock transaction isolation snapshot stream event message signal limit
quota budget metric trace span log line dashboard graph incident postmortem lesson habit practice craft reader writer editor
article draft comment favorite follow author sentence paragraph story idea argument example question reason evidence doubt
morning night weekend holiday coffee laptop keyboard window garden river mountain winter summer train station letter market`)

/** Returns random words, without a full stop. */
export function sentence(random: Random, length: number): string {
  const text = Array.from({ length }, () => words[random.skewed(words.length)]!).join(' ')
  return `${text[0]!.toUpperCase()}${text.slice(1)}`
}

/** Returns paragraphs of Markdown with about this many characters. */
export function paragraphs(random: Random, characters: number): string {
  let text = ''
  while (text.length < characters) {
    const heading = random.integer(4) === 0 ? `## ${sentence(random, 3)}\n\n` : ''
    const sentences = Array.from(
      { length: 3 + random.integer(4) },
      () => `${sentence(random, 6 + random.integer(12))}.`,
    )
    text += `${heading}${sentences.join(' ')}\n\n`
  }
  return text.trimEnd()
}

function distinctWords(text: string): string[] {
  return [...new Set(text.split(/\s+/))]
}

/** Returns a different name for each index. */
export function tagName(index: number): string {
  const name = words[words.length - 1 - (index % words.length)]!
  return index < words.length ? name : `${name}-${Math.floor(index / words.length) + 1}`
}
