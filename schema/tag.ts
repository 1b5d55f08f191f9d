import { getTagByName, listTags } from '../src/articles/tags.ts'
import { builder, pageCost } from './builder.ts'
import * as inputs from './inputs.ts'
import { Tag } from './refs.ts'

Tag.implement({
  description: 'A tag of articles. To list the articles with a tag, use `articles(filter: { tag: … })`.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the tag, as its first author wrote it.' }),
    articlesCount: t.exposeInt('articlesCount', {
      description: 'The number of published articles with this tag.',
    }),
  }),
})

const TagConnection = builder.connectionObject(
  { type: Tag, name: 'TagConnection', description: 'A page of tags.' },
  { name: 'TagEdge', description: 'A tag and its cursor.' },
)

builder.queryFields((t) => ({
  tags: t.field({
    type: TagConnection,
    description: 'Lists the tags of published articles, most used first.',
    authScopes: { public: true },
    args: t.arg.connectionArgs(),
    complexity: pageCost,
    resolve: (_root, page, ctx) => listTags(ctx, page),
  }),
  tag: t.field({
    type: Tag,
    nullable: true,
    description: 'Gets a tag by its name. Fails with `NOT_FOUND` if it does not exist.',
    errorCodes: ['NOT_FOUND'],
    authScopes: { public: true },
    args: {
      name: t.arg.string({
        required: true,
        description: 'The exact name of the tag. Case-sensitive.',
        validate: inputs.lookup,
      }),
    },
    resolve: (_root, { name }, ctx) => getTagByName(ctx, name),
  }),
}))
