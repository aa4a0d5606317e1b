import { describe, expect, it } from 'vitest';
import { composeGraph, fetchesOf, linesOf, planOf } from './fixtures/plan-graph.ts';

const posts = composeGraph({
  feed: `
    type Query { posts: [Post!]!  page: Page }
    interface Page { id: ID!  title(lang: String): String }
    type Post implements Page @key(fields: "id") {
      id: ID!  title(lang: String): String  comments(limit: Int): [Comment!]!  author: Author!  related: Page
    }
    type Comment { text: String!  short(length: Int): String! }
    type Author { id: ID!  name(form: String): String }`,
  stats: `
    interface Page { id: ID!  title(lang: String): String }
    type Comment @external { text: String!  short(length: Int): String! }
    type Author { name(form: String): String @external }
    type Post implements Page @key(fields: "id") {
      id: ID!  title(lang: String): String @external  comments(limit: Int): [Comment!]! @external  author: Author! @external
      related: Page @external
      three: Int @requires(fields: "comments(limit: 3) { text }")
      five: Int @requires(fields: "comments(limit: 5) { text short(length: 2) }")
      all: Int @requires(fields: "comments { text }")
      likes(since: String): Int
      relatedTitle: String @requires(fields: "related { title(lang: \\"EN\\") }")
      signature: String @requires(fields: "author { name(form: \\"SHORT\\") }")
    }`,
});

const requiresOf = (text: string): string[] =>
  fetchesOf(planOf(posts, text).node).flatMap(({ fetch }) => (fetch.requires ? [JSON.stringify(fetch.requires)] : []));

describe('inputs with arguments', () => {
  it('are not what the client asked of the same field', () => {
    const plan = planOf(posts, '{ posts { comments(limit: 1) { text } three } }');
    expect(linesOf(plan)).toEqual([
      'feed : {posts{__typename id _0_comments:comments(limit:1){text}_r0_comments:comments(limit:3){text}}}',
      'stats posts.@: {_entities(representations:$representations){...on Post{three}}}',
    ]);
    const [requires] = requiresOf('{ posts { comments(limit: 1) { text } three } }');
    expect(requires).toContain('"name":"comments","key":"_r0_comments"');
  });

  it('go in fetches of their own where one representation would need two versions', () => {
    const plan = planOf(posts, 'query ($s: String) { posts { three likes(since: $s) five all } }');
    const [, ...entities] = fetchesOf(plan.node);
    expect(entities.map(({ fetch }) => fetch.operation.replace(/^.*on Post/, ''))).toEqual([
      '{three likes(since:$s)}}}',
      '{five}}}',
      '{all}}}',
    ]);
    expect(entities.map(({ fetch }) => fetch.variableUsages)).toEqual([['s'], [], []]);
    expect(entities.map(({ fetch }) => /\$s\b/.test(fetch.operation.split('{')[0] ?? ''))).toEqual([
      true,
      false,
      false,
    ]);
    expect(new Set(fetchesOf(plan.node).map(({ fetch }) => fetch.id)).size).toBe(4);
    for (const { fetch } of entities) {
      expect(JSON.stringify(fetch.requires).match(/"name":"comments"/g)).toHaveLength(1);
    }
  });

  it('are told apart below other fields too', () => {
    const [requires] = requiresOf('{ posts { author { name(form: "LONG") } signature } }');
    expect(requires).toMatch(/"name":"name","key":"_r\d_name"/);
  });

  it('are told apart on interfaces too', () => {
    const text = '{ posts { related { title(lang: "DE") ... on Post { id } } relatedTitle } }';
    const [root] = fetchesOf(planOf(posts, text).node);
    expect(root?.fetch.operation).toMatch(/title\(lang:"DE"\).*_r\d_title:title\(lang:"EN"\)/);
    expect(requiresOf(text)[0]).toMatch(/"name":"title","key":"_r\d_title"/);
  });

  it('stay out of the API', () => {
    expect(Object.keys(posts.apiSchema.getTypeMap())).toContain('Post');
    const post = posts.apiSchema.getType('Post');
    expect(
      post && 'getFields' in post ? Object.keys(post.getFields()).filter((name) => name.startsWith('_')) : null,
    ).toEqual([]);
  });
});
