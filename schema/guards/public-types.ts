/**
 * Types without `authScopes`, and the reason for each. The schema cannot be built with a type that has
 * neither (deny-by-default.ts).
 */
export const publicTypes: Readonly<Record<string, string>> = {
  Article: 'everyone; drafts only their author and editors (src/articles/policy.ts)',
  Comment: 'everyone who may read the article',
  SearchHit: 'everyone',
  Tag: 'everyone',
  User: 'everyone; contains no private data',
  PageInfo: 'everyone who may read the list',
  Viewer: 'the user, for their own account',
  MfaStatus: 'the user, for their own account',
  Session: 'the user who just authenticated',
  SignInStep: 'the user who just sent the right password',
  MfaChallenge: 'the user who just sent the right password',
}
