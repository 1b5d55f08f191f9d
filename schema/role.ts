import { builder } from './builder.ts'

export const Role = builder.enumType('Role', {
  description:
    'The role of a user: `READER`, `AUTHOR`, `EDITOR` or `ADMIN`. Each role includes the permissions of the roles before it.',
  values: {
    READER: { value: 'reader', description: 'Can comment on articles, favorite articles and follow users.' },
    AUTHOR: { value: 'author', description: 'Can also write and publish articles.' },
    EDITOR: {
      value: 'editor',
      description: 'Can also edit the articles of other users and delete their comments.',
    },
    ADMIN: {
      value: 'admin',
      description: 'Can also manage users, and read the audit log and deprecated usage.',
    },
  } as const,
})
