import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { type RestResponse, rest } from '../support/clients.ts'
import { unique } from '../support/factories.ts'

const app = await startApp()

/** A client that follows the links in responses and remembers their ETags. */
class Client {
  readonly name = unique('p')
  readonly password = 'correct horse battery'
  private token: string | undefined
  private readonly tags = new Map<string, string>()

  async send(
    request: string,
    body?: object,
    headers: Record<string, string | undefined> = {},
  ): Promise<RestResponse> {
    const [method, path] = request.split(' ') as [string, '/']
    const address = path.startsWith('/api/') ? path : (`/api/v2${path}` as const)
    const response = await rest(app, `${method} ${address}`, { body, token: this.token, headers })
    const { etag, location } = response.headers
    if (etag) this.tags.set(location ?? address, etag)
    return response
  }

  /** Sends the ETag of the last response as If-Match. */
  edit(request: string, body?: object): Promise<RestResponse> {
    const [, path = ''] = request.split(' ')
    return this.send(request, body, {
      'if-match': this.tags.get(path.startsWith('/api/') ? path : `/api/v2${path}`),
    })
  }

  async register(): Promise<void> {
    const { name: username, password } = this
    const { status, body } = await this.send('POST /users', {
      username,
      email: `${username}@byline.test`,
      password,
    })
    expect(status).toBe(201)
    this.token = body.accessToken
  }

  async signIn(): Promise<void> {
    this.token = undefined
    const email = `${this.name}@byline.test`
    expect((await this.send('POST /sessions', { email, password: 'not that' })).status).toBe(401)
    const { status, body } = await this.send('POST /sessions', { email, password: this.password })
    expect([status, body.user.username]).toEqual([201, this.name])
    this.token = body.accessToken
  }
}

test('creates, publishes, favorites, comments on, concurrently edits and unpublishes an article', async () => {
  const [writer, reader, guest] = [new Client(), new Client(), new Client()]
  await writer.register()
  await reader.register()
  await writer.signIn()

  const [title, tag] = [unique('A story '), unique('tag')]
  const draft = await writer.send('POST /articles', { title, description: 'd', body: 'First.', tags: [tag] })
  expect([draft.status, draft.body.status]).toEqual([201, 'DRAFT'])
  const story = draft.headers.location!
  expect((await writer.send('GET /me/drafts')).body.items).toMatchObject([{ title }])
  expect((await reader.send(`GET ${story}`)).status).toBe(404)

  expect((await writer.edit(`PATCH ${story}`, { body: 'Second.' })).body).toMatchObject({ version: 2, title })
  expect((await writer.edit(`POST ${story}/publish`)).body.status).toBe('PUBLISHED')
  expect((await writer.send('GET /me/drafts')).body.items).toEqual([])
  expect((await guest.send(`GET /articles?tag=${tag}`)).body.items).toMatchObject([
    { title, viewerHasFavorited: false },
  ])

  expect((await reader.send(`PUT /users/${writer.name}/follow`)).body.followersCount).toBe(1)
  expect((await reader.send('GET /feed')).body.items).toMatchObject([
    { title, author: { viewerIsFollowing: true } },
  ])
  await reader.send(`GET ${story}`)
  expect((await reader.send(`PUT ${story}/favorite`)).body.favoritesCount).toBe(1)
  expect((await guest.send(`GET /articles?favoritedBy=${reader.name}`)).body.items).toMatchObject([{ title }])

  const posted = await reader.send(`POST ${story}/comments`, { body: 'Goood.' })
  const comment = posted.headers.location!
  expect((await reader.edit(`PATCH ${comment}`, { body: 'Good.' })).body).toMatchObject({
    body: 'Good.',
    version: 2,
  })
  expect((await writer.edit(`PATCH ${comment}`, { body: 'Bad.' })).status).toBe(403)
  expect((await guest.send(`GET ${story}/comments`)).body.items).toMatchObject([
    { body: 'Good.', viewerCanEdit: false },
  ])

  // Two clients edit at once: the second save fails, the client reads again and saves.
  const oldEtag = (await writer.send(`GET ${story}`)).headers.etag!
  expect((await writer.edit(`PATCH ${story}`, { title: unique('Another ') })).status).toBe(200)
  const late = await writer.send(`PATCH ${story}`, { body: 'Third.' }, { 'if-match': oldEtag })
  expect([late.status, late.body.code]).toEqual([412, 'PRECONDITION_FAILED'])
  const read = await writer.send(`GET ${story}`)
  expect(read.body).toMatchObject({ body: 'Second.', commentsCount: 1, favoritesCount: 1, tags: [tag] })
  expect((await writer.edit(`PATCH ${story}`, { body: 'Third.' })).body.body).toBe('Third.')
  expect((await guest.send(`GET ${story}`)).body).toMatchObject({ slug: read.body.slug, body: 'Third.' })

  expect((await reader.edit(`DELETE ${comment}`)).status).toBe(204)
  expect((await reader.send(`DELETE ${story}/favorite`)).body.favoritesCount).toBe(0)
  expect((await reader.send(`DELETE /users/${writer.name}/follow`)).body.followersCount).toBe(0)
  expect((await reader.send('GET /feed')).body.items).toEqual([])

  expect((await writer.send(`POST ${story}/unpublish`)).body.status).toBe('DRAFT')
  expect((await reader.send(`PUT ${story}/favorite`)).status).toBe(404)
  expect((await writer.send(`DELETE ${story}`)).status).toBe(428)
  await writer.send(`GET ${story}`)
  expect((await writer.edit(`DELETE ${story}`)).status).toBe(204)
  expect((await writer.send(`GET ${story}`)).status).toBe(404)
  expect((await guest.send(`GET /articles?tag=${tag}`)).body.items).toEqual([])
})
