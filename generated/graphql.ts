/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Where an article stands in its life. */
export type ArticleStatus =
  /** In no list any more; its address goes on answering, read-only. */
  | 'ARCHIVED'
  /** Seen by its author and by editors only. */
  | 'DRAFT'
  /** In every list, open to comments and favorites. */
  | 'PUBLISHED';

export type AQueryVariables = Exact<{
  n?: number | null | undefined;
}>;


export type AQuery = { articles: { nodes: Array<{ title: string, createdAt: string, status: ArticleStatus }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ADocument = new TypedDocumentString(`
    query A($n: Int) {
  articles(first: $n) {
    nodes {
      title
      createdAt
      status
    }
  }
}
    `) as unknown as TypedDocumentString<AQuery, AQueryVariables>;