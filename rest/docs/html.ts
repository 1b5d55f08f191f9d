import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Marked } from 'marked'
import { type ErrorCode, statusByCode } from '../../src/errors.ts'
import type { LifecycleOptions } from '../lifecycle/hooks.ts'
import { meanings, problemTitle, problemType } from '../problem-types.ts'
import { versions } from '../versions.ts'
import { changelogFeed, type Feed } from './changelog.ts'

/** GitHub Flavored Markdown with ids on headings, so that links can point to them. */
const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      const id = text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
      return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
  },
})

const root = new URL('../../', import.meta.url)
const read = (file: string, base: URL | string = root) => readFileSync(new URL(file, base), 'utf8')

/** The pages around the reference: OpenAPI documents, migration guide, problem types and changelog. */
export async function docsPages(app: FastifyInstance, { registry }: LifecycleOptions) {
  const feed = changelogFeed(registry, JSON.parse(read('contracts/changes.json')))
  const pages: [path: string, type: string, content: string][] = [
    ['docs.css', 'text/css', read('docs.css', import.meta.url)],
    ['migrating-from-v1-to-v2', 'text/html', guide()],
    ['problems', 'text/html', problems()],
    ['changelog', 'text/html', changelog(feed)],
    ['changelog.json', 'application/feed+json', JSON.stringify(feed)],
    // These URLs stay when a version is gone.
    ...Object.keys(versions).map((name): [string, string, string] => [
      `openapi.${name}.json`,
      'application/json',
      openApiDocument(name),
    ]),
  ]
  for (const [path, type, content] of pages) {
    app.get(`/docs/${path}`, (_request, reply: FastifyReply) =>
      reply.type(`${type}; charset=utf-8`).header('cache-control', 'public, max-age=300').send(content),
    )
  }
}

/** The committed OpenAPI document of a version. */
export function openApiDocument(name: string): string {
  return read(`openapi.${name}.json`)
}

function guide(): string {
  return page(
    'Migrate from v1 to v2',
    marked.parse(read('docs/migrating-from-v1-to-v2.md'), { async: false }),
  )
}

function problems(): string {
  const rows = (Object.keys(statusByCode) as ErrorCode[]).map(
    (code) => `<tr id="${problemType(code).split('#')[1]}">
      <th scope="row">${problemTitle(code)}<br><code>${code}</code></th><td>${statusByCode[code]}</td>
      <td>${inline(meanings[code])}</td></tr>`,
  )
  return page(
    'Errors',
    `<h1>Errors</h1>
    <p>Every error has one of these codes: in GraphQL as <code>extensions.code</code>, in REST v2 as the <code>code</code> of an
    RFC 9457 problem.</p>
    <table><thead><tr><th scope="col">Error</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
    <tbody>${rows.join('')}</tbody></table>`,
  )
}

function changelog({ items }: Feed): string {
  const list = items.map(
    ({ date_published: date, title, content_text: text }) =>
      `<h2>${inline(title)}</h2><p class="note">${date.slice(0, 10)}</p><ul>${text
        .split('\n')
        .map((line) => `<li>${inline(line)}</li>`)
        .join('')}</ul>`,
  )
  return page(
    'API changelog',
    `<h1>API changelog</h1>
    <p>What was added, deprecated and removed in GraphQL and REST. Also available as a <a href="/docs/changelog.json">JSON feed</a>.</p>${list.join('')}`,
  )
}

function inline(markdown: string): string {
  return marked.parseInline(markdown.replaceAll('<', '&lt;'), { async: false })
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · Byline</title>
    <link rel="icon" href="/favicon.svg">
    <link rel="stylesheet" href="/start.css">
    <link rel="stylesheet" href="/docs/docs.css">
    <link rel="alternate" type="application/feed+json" title="API changelog" href="/docs/changelog.json">
  </head>
  <body>
    <nav><a href="/">Byline</a> <a href="/docs">API reference</a> <a href="/docs/migrating-from-v1-to-v2">Migrate from v1 to v2</a>
      <a href="/docs/problems">Errors</a> <a href="/docs/changelog">API changelog</a></nav>
    <main class="text">${content}</main>
  </body>
</html>`
}
