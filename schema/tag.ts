import { getTagByName, listTags, type Tag as TagRow, tagsByIds } from '../src/articles/tags.ts'
import { builder, pageCost } from './builder.ts'
import { parseKey } from './engine/global-ids.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'

export const Tag = builder.loadableNodeRef('Tag', {
  id: { resolve: (tag: TagRow) => tag.id, parse: parseKey },
  load: async (ids: string[], ctx) => tagsByIds(ctx, ids) as Promise<TagRow[]>,
})

Tag.implement({
  description: 'A word that articles are found by. See `articles(filter: { tag: … })`.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As its first author wrote it.' }),
    articlesCount: t.exposeInt('articlesCount', { description: 'How many published articles have it.' }),
  }),
})

export const TagConnection = builder.connectionObject(
  { type: Tag, name: 'TagConnection', description: 'A page of tags.' },
  { name: 'TagEdge', description: 'A tag and its place in the list.' },
)

builder.queryFields((t) => ({
  tags: t.field({
    type: TagConnection,
    description: 'The tags of published articles, the most used first.',
    authScopes: { public: true },
    args: t.arg.connectionArgs(),
    complexity: pageCost,
    resolve: (_root, page, ctx) => listTags(ctx, page),
  }),
  tag: t.field({
    type: Tag,
    nullable: true,
    description: 'A tag by its name. NOT_FOUND when there is none.',
    extensions: refuses('NOT_FOUND'),
    authScopes: { public: true },
    args: {
      name: t.arg.string({ required: true, description: 'Exactly as written.', validate: inputs.lookup }),
    },
    resolve: (_root, { name }, ctx) => getTagByName(ctx, name),
  }),
}))
