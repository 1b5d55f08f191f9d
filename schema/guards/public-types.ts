/**
 * Types that everybody who reaches one may read, and why. Any other says in its own `authScopes` who may; a type that does
 * neither stops the start (closed.ts).
 */
export const openTypes: Readonly<Record<string, string>> = {
  Article: 'public; drafts are found by their author and by editors alone (articles/policy.ts)',
  Comment: 'public, as its article is',
  SearchHit: 'public',
  Tag: 'public',
  User: 'public; holds nothing private',
  PageInfo: 'as what is on the page',
  Viewer: 'its own person; reached by nobody else',
  MfaStatus: 'its own person; reached by nobody else',
  Session: 'whoever has just shown who they are',
  SignInStep: 'whoever has just shown a password',
  MfaChallenge: 'whoever has just shown a password',
}
