export interface DemoUser {
  username: string
  email: string
  role: 'reader' | 'author' | 'editor' | 'admin'
  bio: string
}

export interface DemoArticle {
  title: string
  description: string
  body: string
  tags: readonly string[]
  /** A username, like the other names of users below. */
  author: string
  daysAgo: number
  status: 'draft' | 'published' | 'archived'
  /** Oldest first. */
  comments: readonly { author: string; body: string }[]
  favoritedBy: readonly string[]
}

/** The users of the demo. Visitors sign in as one of the first three. */
export const demoUsers: readonly DemoUser[] = [
  {
    username: 'reader',
    email: 'reader@byline.test',
    role: 'reader',
    bio: 'Reads on the train, comments from the platform.',
  },
  {
    username: 'author',
    email: 'author@byline.test',
    role: 'author',
    bio: 'Writes about services that have to work while everyone is asleep.',
  },
  {
    username: 'admin',
    email: 'admin@byline.test',
    role: 'admin',
    bio: 'Keeps the lights on here, and the backups somewhere else.',
  },
  {
    username: 'ingrid.halvorsen',
    email: 'ingrid.halvorsen@byline.test',
    role: 'editor',
    bio: 'Editor. Cuts the second adjective and asks where the number came from.',
  },
  {
    username: 'mina.okafor',
    email: 'mina.okafor@byline.test',
    role: 'author',
    bio: 'Payments engineer in Lagos; has met every kind of duplicate.',
  },
  {
    username: 'tomas.hrabal',
    email: 'tomas.hrabal@byline.test',
    role: 'author',
    bio: 'Platform engineer from Brno. Restarts things for a living, gently.',
  },
  {
    username: 'kenji_arata',
    email: 'kenji_arata@byline.test',
    role: 'author',
    bio: 'Application security, long walks, short tokens.',
  },
  {
    username: 'lucia-montalvo',
    email: 'lucia-montalvo@byline.test',
    role: 'author',
    bio: 'Reads query plans for fun and explains them for money.',
  },
]

export const demoArticles: readonly DemoArticle[] = [
  {
    title: 'The chasm between a laptop and three in the morning',
    description: 'It works on your machine. What has to be true before it works when nobody is watching?',
    body: `A program that works on a laptop has passed one test: its author, in a good mood, used it the way it was
meant to be used. A service is judged by something else, which is what happens at three in the morning when a
disk fills up and the person who wrote it is asleep.

## What the laptop hides

| On the laptop | At three in the morning |
| --- | --- |
| 40 rows in the database | 40 million, and one customer owns half of them |
| the network takes no time | the network takes 30 seconds, then fails |
| one process, started by hand | six processes, stopped halfway through a request |
| the cache is always warm | the cache restarted a minute ago |
| you read the error on the screen | someone else reads it, tomorrow |

None of these is exotic. Each will happen in the first year, and the right-hand column is where nearly all of
the work is.

## Crossing it

You cannot foresee every failure, but a few habits cover most of them:

1. **Put a limit on everything.** Every call has a timeout, every list a page size, every queue a length.
2. **Decide what happens without each dependency.** Slower, poorer or an honest error are all good answers.
   Hanging is not.
3. **Make it safe to stop.** If a deploy can lose a request, so can a crash.
4. **Leave evidence.** One line of log per request, with an id that the user can quote.
5. **Practise.** Stop the database on a Tuesday afternoon, while there is coffee.

The last one matters most. A failure that you have caused yourself is a chore; the same failure met for the
first time in the dark is an incident.`,
    tags: ['reliability', 'operations', 'observability'],
    author: 'author',
    daysAgo: 2,
    status: 'published',
    comments: [
      {
        author: 'reader',
        body: 'The table should hang above every desk in our office. Row three happened to us last Thursday.',
      },
      {
        author: 'tomas.hrabal',
        body: '"Every queue a length" is the one people skip. An unbounded queue is an outage that has not finished arriving.',
      },
      {
        author: 'mina.okafor',
        body: 'I would add a sixth: know who you wake. We had perfect alerts going to a team that no longer existed.',
      },
      {
        author: 'lucia-montalvo',
        body: 'One customer owning half the rows is so true that it hurts. Averages look wonderful right until that customer opens the dashboard.',
      },
      {
        author: 'kenji_arata',
        body: 'How do you persuade a manager to let you stop the database on a Tuesday? Asking for a friend.',
      },
      {
        author: 'admin',
        body: '@kenji_arata Start with staging, write down what broke, and send the list. Nobody refused the second time.',
      },
    ],
    favoritedBy: [
      'reader',
      'mina.okafor',
      'tomas.hrabal',
      'kenji_arata',
      'lucia-montalvo',
      'ingrid.halvorsen',
    ],
  },
  {
    title: 'One key, a thousand misses',
    description:
      'A cache protects the database until the moment a popular key expires. Then it does the opposite.',
    body: `A popular key in your cache expires at noon. In the 300 milliseconds that it takes to compute it again, a
thousand requests find it missing, and each of them, quite correctly, asks the database. The database slows
down, so computing it takes three seconds instead, and ten thousand requests join the queue. This is a cache
stampede, and the cache made it possible.

## Let one do the work

Inside one process the cure is a map of the loads that are under way:

\`\`\`ts
const loading = new Map<string, Promise<unknown>>()

function once<T>(key: string, load: () => Promise<T>): Promise<T> {
  const running = loading.get(key)
  if (running) return running as Promise<T>
  const started = load().finally(() => loading.delete(key))
  loading.set(key, started)
  return started
}
\`\`\`

With eight processes the database now sees eight queries at worst. That is often enough. If it is not, take a
short lock in the shared cache, and give it an expiry in case its holder dies.

## Do not expire everything together

- **Add jitter.** A thousand keys written by one deploy with a lifetime of 3600 seconds all expire in the same
  second. Use 3600 plus or minus ten per cent.
- **Serve stale.** Keep the value for longer than it is fresh. When it is past its freshness, answer with the
  old one and refresh it in the background.
- **Remember absence.** "No such article" is an answer too. Cache it briefly, or one broken link will query
  the database on every request.

Then test the unpleasant case on purpose: empty the cache under load and watch. If the service does not come
back by itself, the cache is not an optimisation. It is a dependency, and deserves to be treated as one.`,
    tags: ['caching', 'performance', 'reliability', 'databases'],
    author: 'mina.okafor',
    daysAgo: 5,
    status: 'published',
    comments: [
      {
        author: 'lucia-montalvo',
        body: 'The jitter point cost us a weekend. Every key had been written by the same warm-up script.',
      },
      {
        author: 'reader',
        body: 'What happens to the waiting requests when the one load fails? Do they all fail with it?',
      },
      {
        author: 'mina.okafor',
        body: '@reader Yes, they share the failure, and the next request starts a new load. Better one error for everyone than a thousand separate timeouts.',
      },
      {
        author: 'tomas.hrabal',
        body: 'Emptying the cache under load is the most useful test that nobody wants to run.',
      },
    ],
    favoritedBy: ['reader', 'author', 'tomas.hrabal', 'lucia-montalvo', 'admin'],
  },
  {
    title: 'Reading your own writes from a replica',
    description:
      'A replica is a little in the past. Usually nobody minds, except the person who just pressed Save.',
    body: `You add a read replica to take load off the primary database. The graphs improve. A week later a user
reports that her edit "comes back after a second": she saved, the page reloaded, the old text was there; she
reloaded again and it was fixed. Her write went to the primary, and her read went to a replica that had not
heard of it yet.

## Whose reads can be late

Most of them can. A stranger's view of an article may be two seconds old without anyone being hurt. These may
not:

- the page shown straight after a change, to the person who made it;
- a read that decides a write, such as checking a balance;
- anything about permissions or sessions that have just been revoked.

## Three ways, cheapest first

1. **Answer the write from the primary.** A mutation returns the new state, read in the same transaction, and
   the client needs no second request.
2. **Stick for a while.** After a write, send that user's reads to the primary for a few seconds. It takes
   one cookie, and is wrong only when replication is very late.
3. **Wait for a position.** Remember where the write ended, and let the replica prove that it is there.

\`\`\`sql
-- on the primary, after the commit
select pg_current_wal_lsn();
-- on the replica, before the read
select pg_last_wal_replay_lsn() >= $1::pg_lsn;
\`\`\`

## The trap with a cache

If you drop a key from the cache after a write and the next reader fills it from a lagging replica, the *old*
value is stored again, and now for the whole lifetime of the key. Fill the cache from the primary, or keep the
lifetime short enough to live with.`,
    tags: ['databases', 'postgres', 'caching'],
    author: 'tomas.hrabal',
    daysAgo: 9,
    status: 'published',
    comments: [
      {
        author: 'mina.okafor',
        body: 'The last section explains a bug that I closed as "cannot reproduce" in March. Reopening it now.',
      },
      {
        author: 'author',
        body: 'We do number two with a cookie of five seconds. Dull, and it has worked for three years.',
      },
      {
        author: 'lucia-montalvo',
        body: 'Worth adding: alert on the lag in bytes as well as in seconds. On a quiet primary the time since the last replayed transaction grows although nothing is wrong.',
      },
    ],
    favoritedBy: ['author', 'mina.okafor', 'lucia-montalvo', 'reader'],
  },
  {
    title: 'A rate limit is a promise to everyone else',
    description: 'Choosing what to count, how to count it, and what to say to the client that went over.',
    body: `People think of a rate limit as a punishment for one client. It is better understood as a promise to all
the others: nobody else's script will make your requests slow.

## Count the right thing

Counting per address punishes an office behind one router and barely hinders an attacker who has a thousand
addresses. Count per user where you know the user, and per address only where you do not, which mostly means
signing in. Count failed logins per account as well, because an attacker can spread guesses over many
addresses but has to aim at one account.

Requests are not equal either. In GraphQL one request can ask for a single title or for a thousand articles
with their comments, so charge by the cost of the query.

## Count it fairly

A fixed window of 100 per minute allows 200 in two seconds: the last hundred of one minute and the first of
the next. A token bucket has no such edge:

\`\`\`ts
const refilled = bucket.tokens + ((now - bucket.at) / 1000) * perSecond
bucket.tokens = Math.min(burst, refilled)
bucket.at = now
const allowed = bucket.tokens >= cost
if (allowed) bucket.tokens -= cost
\`\`\`

If several processes share the bucket, do this in one atomic step, for example a script in Redis. Reading and
then writing lets two of them spend the same token.

## Say it politely

Answer \`429 Too Many Requests\` with \`Retry-After\`, in seconds. A client that is told how long to wait usually
waits. One that is told nothing tries again at once.

Finally, decide what happens when the store of counters is down. For reading articles, let requests through.
For guessing passwords, do not.`,
    tags: ['api-design', 'reliability', 'graphql', 'security'],
    author: 'kenji_arata',
    daysAgo: 14,
    status: 'published',
    comments: [
      {
        author: 'reader',
        body: 'I never noticed the double window. That explains our spikes on the minute.',
      },
      {
        author: 'ingrid.halvorsen',
        body: 'The first paragraph is the best argument for limits that I have read. Please lend it to our sales team.',
      },
      {
        author: 'author',
        body: 'One caution about counting failures per account: a hard lock lets anyone keep me out of mine. Slow it down instead of shutting the door.',
      },
      {
        author: 'kenji_arata',
        body: '@author Agreed. A growing delay does the job, and a working password from a known device can skip it.',
      },
    ],
    favoritedBy: ['reader', 'author', 'ingrid.halvorsen', 'tomas.hrabal'],
  },
  {
    title: 'Page two hundred: keyset against offset',
    description:
      'Offset pagination is easy to write and gets slower with every page. Keyset pagination does not.',
    body: `Ask a database for \`limit 20 offset 4000\` and it will find 4020 rows, throw 4000 of them away and hand you
the rest. Page one is fast, page two hundred is not, and the crawler that reads your whole site always reaches
page two hundred.

It is also wrong. If someone publishes an article while you read page one, everything moves down by a place
and the last item of page one greets you again at the top of page two. When one is deleted, you miss another.

## Say where you were

Instead of how many rows to skip, remember the last row that you saw:

\`\`\`sql
select id, title, published_at
from articles
where status = 'published' and (published_at, id) < ($1, $2)
order by published_at desc, id desc
limit 21
\`\`\`

With an index on \`(published_at desc, id desc)\` every page costs the same. Three details matter:

- **The order must be total.** Two articles can be published in the same millisecond, so \`id\` breaks the tie.
- **Ask for one more than you show.** The twenty-first row tells you that there is a next page, without a count.
- **Mind the precision.** Postgres keeps microseconds and a JavaScript \`Date\` only milliseconds. A cursor that
  loses digits repeats or skips rows at the edge.

## What it costs

| | Offset | Keyset |
| --- | --- | --- |
| Page 200 | slow | as fast as page 1 |
| Rows added meanwhile | repeats and gaps | none |
| Jump to page 57 | yes | no |
| Sort by any column | yes | with an index for each order |

If your users really do jump to page 57, offset may be right for a short list. I have yet to meet one who
does.`,
    tags: ['databases', 'postgres', 'performance', 'api-design'],
    author: 'lucia-montalvo',
    daysAgo: 20,
    status: 'published',
    comments: [
      {
        author: 'tomas.hrabal',
        body: 'The precision trap bit us exactly as described: one missing row in every few thousand pages.',
      },
      {
        author: 'reader',
        body: 'Does the cursor have to be opaque, or may the client see the timestamp?',
      },
      {
        author: 'lucia-montalvo',
        body: '@reader Nothing secret in it, but encode it anyway. If clients can read a cursor they will start to build their own, and then you can never change it.',
      },
      {
        author: 'mina.okafor',
        body: 'I am the user who jumps to page 57. Only once, to see whether it breaks.',
      },
    ],
    favoritedBy: ['reader', 'author', 'mina.okafor', 'kenji_arata', 'tomas.hrabal', 'admin'],
  },
  {
    title: 'Ask twice, pay once',
    description: 'Idempotency keys let a client repeat a request that it never heard the answer to.',
    body: `A client sends a payment and the connection drops. Did it go through? The client cannot know. If it tries
again it may pay twice, and if it does not it may not pay at all. The way out is to make the second attempt
harmless.

## Some requests already are

\`GET\`, \`PUT\` and \`DELETE\` are idempotent by definition: doing them twice leaves the server as doing them once
would. Favouriting an article is the same if it is written as "make it so" and not as "toggle". Look for that
shape first, because it needs no machinery.

## A key for the rest

For a \`POST\` the client makes up a random key, sends it as \`Idempotency-Key\`, and uses the **same key** when
it repeats the request. The server claims it:

\`\`\`sql
insert into idempotency_keys (user_id, key, request_hash)
values ($1, $2, $3)
on conflict (user_id, key) do nothing
returning key
\`\`\`

A row came back: do the work, and store the response beside the key *in the same database transaction*. No row
came back: this is a repeat, so send the stored response. If two attempts arrive at once, the second waits at
the unique index until the first commits.

## The details that bite

- Same key with a different body is a bug in the client. Compare the hash and refuse it with \`422\`.
- The key belongs to the user. Otherwise one customer could read another's response.
- Do not keep these rows in a cache that may evict them. A forgotten key is a double charge.
- A transaction cannot roll back an e-mail or a card payment. Pass the key on to the provider, so that its
  side is idempotent too.

Keep keys for a day or more, longer than any client goes on trying.`,
    tags: ['api-design', 'rest', 'reliability', 'databases'],
    author: 'mina.okafor',
    daysAgo: 27,
    status: 'published',
    comments: [
      {
        author: 'kenji_arata',
        body: 'Thank you for the point about scoping the key to the user. I have found that hole in two audits.',
      },
      {
        author: 'reader',
        body: 'Should a failed attempt be stored as well, or may the client try again with the same key?',
      },
      {
        author: 'mina.okafor',
        body: '@reader Store a refusal, such as insufficient funds, because it is an answer. For a crash the transaction rolls back, the key disappears with it, and the client may try again.',
      },
    ],
    favoritedBy: ['author', 'kenji_arata', 'reader', 'ingrid.halvorsen'],
  },
  {
    title: 'Retry less than you think',
    description:
      'Retries hide small failures and enlarge big ones. Backoff, jitter and a budget keep them honest.',
    body: `One request in a thousand fails for no good reason, you try it again, and nobody notices. That is the
happy side of a retry. The other side shows itself when a service is overloaded: every client that fails asks
again, and the load that it could not carry is doubled by the people trying to get an answer out of it.

## They multiply

Suppose each layer makes up to three attempts. The browser calls the gateway, the gateway calls a service, the
service calls the database. When the database fails, one click becomes 3 × 3 × 3 = 27 queries. Retry in
**one** layer, preferably the one nearest to the failure, and let the others pass the error up.

## Wait, and not in step

\`\`\`ts
const cap = 10_000
const base = 100
const delay = Math.random() * Math.min(cap, base * 2 ** attempt)
\`\`\`

The exponent gives the other side time to recover. The random factor is just as important: without it, all the
clients that failed together come back together.

## What deserves another try

| Failure | Again? |
| --- | --- |
| Connection refused, \`503\` | yes, after a delay |
| \`429\` | yes, after \`Retry-After\` |
| Timeout | only if the request is idempotent |
| Serialization failure in the database | yes, the whole transaction |
| \`400\`, \`403\`, \`404\`, \`422\` | no, the answer will not change |

## A budget

Count retries as a share of all requests and stop when they pass ten per cent. With that one rule a small
blip is still smoothed over, but an outage gets at most a tenth more traffic in place of three times as much.

And respect the deadline. If the user gave up two seconds ago, the best retry is none.`,
    tags: ['reliability', 'performance', 'operations'],
    author: 'author',
    daysAgo: 33,
    status: 'published',
    comments: [
      {
        author: 'tomas.hrabal',
        body: 'We measured it after an incident: 81 attempts for each click. Four layers, three tries each, all well meant.',
      },
      {
        author: 'lucia-montalvo',
        body: 'Good to see serialization failures listed. They are a normal answer from Postgres, not an error to page for.',
      },
    ],
    favoritedBy: ['tomas.hrabal', 'mina.okafor', 'reader'],
  },
  {
    title: 'How to take an API away',
    description: 'Deprecation is a conversation with people you cannot see. Some ways to be heard.',
    body: `Adding to an API is easy because nobody has to do anything. Taking something away gives work to strangers,
on your schedule. It goes well when they hear of it early, can see what to do instead, and are able to check
that they have finished.

## Find out who uses it

Before announcing anything, count calls **per client**. "It gets forty requests a day" is no use to you. "One
nightly job at one partner" is a phone call, and the matter is closed by Friday.

In GraphQL you can count each field by itself, which is a good reason to ask every client for a name and a
version.

## Say it where it will be seen

Nobody reads the changelog. Put the notice into the responses and into the schema:

\`\`\`http
Deprecation: @1767225600
Sunset: Wed, 01 Jul 2026 00:00:00 GMT
Link: <https://api.example.test/docs/moving-to-v2>; rel="deprecation"
\`\`\`

\`\`\`graphql
type Article {
  favorited: Boolean! @deprecated(reason: "Use viewerHasFavorited; goes away on 1 July 2026.")
}
\`\`\`

A reason without a replacement is only bad news. Always name what to use instead.

## Turn it off before you turn it off

Some clients have no owner who is listening. So hold a few *brownouts*: switch the old endpoint off for ten
minutes, announced in advance, then for an hour, then for a day. Whoever was asleep will notice while you can
still switch it back on.

After the date, answer \`410 Gone\` with a link, not a bare \`404\`. Somebody will meet that response two years
from now, and it is the last sentence of documentation that you will ever write for them.`,
    tags: ['api-design', 'graphql', 'rest'],
    author: 'ingrid.halvorsen',
    daysAgo: 41,
    status: 'published',
    comments: [
      {
        author: 'author',
        body: 'Brownouts found us a billing script on a server under a desk. Its owner had retired.',
      },
      {
        author: 'reader',
        body: 'As someone on the receiving end: the name of the replacement in the reason saves me an hour each time.',
      },
      {
        author: 'kenji_arata',
        body: 'The `Deprecation` header takes a Unix time and `Sunset` an HTTP date. I get it wrong every time.',
      },
    ],
    favoritedBy: ['author', 'reader', 'mina.okafor'],
  },
  {
    title: 'Following one request through five services',
    description: 'What a trace shows that logs and graphs do not, and what to put into one.',
    body: `A graph tells you that requests are slow. A log tells you that this service was not the slow one. A trace
tells you where the time went, because it follows a single request through everything that worked on it.

## One header holds it together

Each service passes on a header, standardised by the W3C:

\`\`\`http
traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
\`\`\`

That is a version, the id of the trace, the id of the caller's span, and a flag which says whether it is being
recorded. If one service in the chain drops the header, the trace breaks in two there. Queues are the usual
place: put it into the message too.

## What to look for

- **A staircase** of short, equal database spans is a query in a loop.
- **A gap** with no span in it is time that you do not measure: waiting for a connection, parsing, garbage
  collection.
- **Two spans in a row** that do not need each other could run at the same time.
- **A cache span followed by a database span**, always, is a cache that never hits.

## What to put in

Name a span for the *kind* of work, \`GET /articles/:slug\`, and put the particulars into attributes. Leave out
passwords, tokens and e-mail addresses, since traces are read by many people and kept for weeks.

Write the trace id into every log line and every error response. Then a user can send you one short string and
you can see their afternoon.

*Still to write: sampling at the start of a request against sampling at its end, with what each costs.*`,
    tags: ['observability', 'operations', 'performance'],
    author: 'author',
    daysAgo: 1,
    status: 'draft',
    comments: [],
    favoritedBy: [],
  },
  {
    title: 'Passwords are hashed slowly on purpose',
    description:
      'Why a fast hash is the wrong tool for passwords, which slow one to choose, and how to change later.',
    body: `Assume that your table of users will leak one day. The question is what it will be worth to the person who
has it. With plain SHA-256, a single graphics card tries billions of guesses a second, and most human passwords
fall within hours. A password hash is built to make each guess expensive, in time and above all in memory.

## Use Argon2id

\`\`\`
$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$…
\`\`\`

The stored text carries everything needed to check it: the algorithm, 19 MiB of memory, two passes, one lane,
and a random salt of its own for each user. Those figures are a sensible minimum. Raise them until a login
takes about as long as you are willing to wait, often 50 to 200 milliseconds. If you have bcrypt already, it
is still respectable, but it looks at the first 72 bytes only.

## Change it without asking anyone

Because the parameters are in the hash, you can strengthen them whenever you like. At the next successful
login you hold the password for a moment: if its hash is older than the policy, hash it again and store that.

## Around the hash

- **Unknown user?** Check the password against a dummy hash anyway. Otherwise the quick answer tells an
  attacker which accounts exist.
- **It is a load.** Twenty logins at once use twenty times the memory. Limit how many are hashed at a time,
  and never cache the result.
- **Prefer length to rules.** Allow long passphrases and refuse the ones on lists of leaked passwords. Forced
  symbols and monthly changes only produce \`Summer2025!\`.
- **Keep them out of logs**, along with the bodies of the requests that carry them.`,
    tags: ['security', 'databases'],
    author: 'kenji_arata',
    daysAgo: 52,
    status: 'published',
    comments: [
      {
        author: 'mina.okafor',
        body: 'We forgot the limit on concurrent hashing. A login storm on a Monday took the whole container down.',
      },
      {
        author: 'reader',
        body: 'Guilty of Summer2025! in my previous job. And of Autumn2025! three months later.',
      },
    ],
    favoritedBy: ['reader', 'admin', 'mina.okafor', 'author'],
  },
  {
    title: 'What a stolen refresh token can do',
    description:
      'Rotation turns a token that works for months into one that works once and raises the alarm.',
    body: `An access token lives for minutes, so that losing one matters little. A refresh token lives for weeks and
buys new access tokens all that time. Whoever copies it from a backup or a shared computer is logged in as you,
and neither of you will know.

## Use each one once

With rotation, every refresh returns a new refresh token and uses up the old one. All the tokens that descend
from one login form a *family*.

Now let a thief copy a token. Sooner or later both of you will present it, or one of its ancestors. The second
use is something an honest client has no reason for, so the server revokes **the whole family**. The thief is
out. You have to log in again, which is a small price.

\`\`\`sql
update refresh_tokens set used_at = now()
where token_hash = $1 and used_at is null and expires_at > now()
returning user_id, family_id
\`\`\`

No row came back, although the hash exists and was used before? Revoke the family and write it to the audit
log. A single statement matters here: if you select first and update later, two requests can both win.

## In practice

- **Store a hash, not the token.** SHA-256 is right this time. The token is 32 random bytes, so there is
  nothing to guess and no need to be slow.
- **Two tabs are not a thief.** They may refresh in the same second. Make the client take a lock, or accept
  the previous token for a few seconds more and hand out a sibling.
- **In a browser**, keep it in a cookie that is \`HttpOnly\`, \`Secure\` and \`SameSite\`, sent only to the path
  that refreshes.
- **End it somewhere.** A family should have a last day, however busy it is.
- **Ask the primary.** Reading revocation from a replica or a stale cache gives the thief extra time.`,
    tags: ['security', 'api-design'],
    author: 'kenji_arata',
    daysAgo: 60,
    status: 'published',
    comments: [
      {
        author: 'author',
        body: 'The two tabs were our first "attacker". We logged out four hundred people before lunch.',
      },
      {
        author: 'ingrid.halvorsen',
        body: 'I finally understand why I have to log in again on one laptop only. Very clear.',
      },
      {
        author: 'tomas.hrabal',
        body: 'Does the grace period not give the thief those seconds as well?',
      },
      {
        author: 'kenji_arata',
        body: '@tomas.hrabal It does, for a few seconds after a genuine refresh. Keep it short, and prefer the lock in the client if you control the client.',
      },
    ],
    favoritedBy: ['author', 'tomas.hrabal', 'mina.okafor', 'ingrid.halvorsen'],
  },
  {
    title: 'Stopping is a feature',
    description:
      'A service is stopped far more often than it crashes. How to do it without losing a request.',
    body: `A team that deploys ten times a day stops its service ten times a day. If each stop drops four requests,
that is forty broken pages, every day, caused by success.

## The order matters

When an orchestrator wants a process gone, it sends \`SIGTERM\` and, *at the same time*, starts telling the load
balancers. For a few seconds they still send new requests. A process that closes its port at once refuses
them. So:

1. Fail the readiness probe, and go on serving.
2. Wait until every proxy has noticed.
3. Stop accepting connections and finish the requests that are under way.
4. Finish or hand back the jobs taken from queues.
5. Close the database pool, last, because everything above may still need it.
6. Leave, even if something is stuck.

\`\`\`ts
process.once('SIGTERM', async () => {
  ready = false
  await sleep(5_000)
  setTimeout(() => process.exit(1), 20_000).unref()
  server.close(() => pool.end())
})
\`\`\`

Five seconds and twenty make 25, safely below the 30 that Kubernetes grants by default before it sends
\`SIGKILL\`, which cannot be caught.

## Why it never runs

The most common fault is that the signal does not arrive. In a container, \`CMD npm start\` makes a shell
process number one, and the shell may not pass \`SIGTERM\` on. Use \`CMD ["node", "main.js"]\` so that your
program gets it.

## Test it

Start the service, send it steady traffic, send \`SIGTERM\`, and count the errors. The right number is zero.
Long-lived connections deserve a test of their own: close them with a reason and let clients reconnect after a
random delay, or the next process meets them all at once.`,
    tags: ['operations', 'deployment', 'reliability', 'testing'],
    author: 'tomas.hrabal',
    daysAgo: 68,
    status: 'published',
    comments: [
      {
        author: 'lucia-montalvo',
        body: 'Closing the pool first is how I learnt what "Cannot use a pool after calling end on the pool" means.',
      },
      {
        author: 'author',
        body: 'Zero errors under load while stopping is now a test in our pipeline. It has failed twice, both times rightly.',
      },
      {
        author: 'reader',
        body: 'Forty broken pages a day caused by success. I am going to use that.',
      },
    ],
    favoritedBy: ['author', 'lucia-montalvo', 'reader', 'admin', 'kenji_arata'],
  },
  {
    title: 'Ready is not the same as alive',
    description:
      'Two probes ask two questions. Giving both the same answer turns a slow database into an outage.',
    body: `An orchestrator asks your process two things. *Are you alive?* If not, it kills the process and starts
another. *Are you ready?* If not, it leaves the process alone and sends the traffic elsewhere. Many services
answer both from one \`/health\` endpoint which checks the database, and that is a trap.

## How it springs

The database is slow for thirty seconds. Every instance fails its liveness probe, so every instance is killed.
They all start again together, open all their connections at once and find their caches cold. The database,
which had nearly recovered, goes down for good.

Restarting cures only faults *inside* the process: a deadlock, an event loop that is stuck. So the liveness
probe should check just that, and a plain \`200\` is enough.

\`\`\`yaml
livenessProbe:
  httpGet: { path: /livez, port: 8080 }
  periodSeconds: 10
  failureThreshold: 3
readinessProbe:
  httpGet: { path: /readyz, port: 8080 }
  periodSeconds: 5
  timeoutSeconds: 2
\`\`\`

## What readiness should check

- The process has finished starting: migrations checked, configuration read.
- It is not shutting down.
- What it cannot work at all without, with a short timeout.

Be careful with the last. A dependency shared by all instances makes all of them unready in the same second,
and users get a bare error from the load balancer in place of your own. If you can still serve something from
a cache, you are ready.`,
    tags: ['operations', 'deployment', 'reliability'],
    author: 'tomas.hrabal',
    daysAgo: 118,
    status: 'archived',
    comments: [
      {
        author: 'admin',
        body: 'We had precisely this restart loop in spring. Splitting the endpoint took ten minutes.',
      },
    ],
    favoritedBy: ['admin', 'author'],
  },
  {
    title: 'A runbook for someone who has just woken up',
    description: 'Write for a reader who is tired, in a hurry and new here. It may well be you.',
    body: `Most runbooks are written by an expert, at ten in the morning, for an expert. They are read at night by the
person who happens to be on duty and has never seen this service. Write for that reader.

## One page, one alert

Every alert links to its own page. A wiki with a search box is a puzzle, not a runbook. The page has five
parts, always in the same order:

1. **What users notice.** "Search returns nothing; reading works."
2. **How bad it is**, and whether it can wait until morning.
3. **How to see it.** A link to the one graph that matters, with a picture of how it normally looks.
4. **What to do.** Commands to copy, each followed by what you should see.
5. **Whom to call** when that did not help.

## Commands that can be trusted

\`\`\`sh
# Shows replication lag. Changes nothing. Normal: below 5 MB.
psql "$PRIMARY" -c "select application_name,
  pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)) as lag
  from pg_stat_replication"
\`\`\`

Say of each command whether it changes anything. Somebody who is half asleep should never have to guess
whether "clear the cache" also empties the database.

## Keep it alive

After each incident the person who used the page corrects it, that same day. And twice a year, hand it to a
new colleague on a quiet afternoon and watch without helping. Every question they ask is a missing line.

*To do: a template, and an example of a page that is too long.*`,
    tags: ['operations', 'reliability'],
    author: 'lucia-montalvo',
    daysAgo: 4,
    status: 'draft',
    comments: [],
    favoritedBy: [],
  },
  {
    title: 'Full-text search with the database you already have',
    description:
      'Postgres can rank, stem and highlight. For many sites that is all the search engine they need.',
    body: `A search engine of its own brings a second copy of your data, a pipeline to keep it current and one more
thing that can be down. Before you take that on, see how far Postgres goes. For some hundred thousand articles
the answer is usually: far enough.

## A column that maintains itself

\`\`\`sql
alter table articles add column search tsvector generated always as (
  setweight(to_tsvector('english', title), 'A') ||
  setweight(to_tsvector('english', body), 'C')
) stored;

create index articles_search on articles using gin (search);
\`\`\`

A generated column can never be out of date, and the weights make a word in the title count for more. On a big
table, plan the change: adding the column rewrites the table under a lock.

## Take what people type

\`websearch_to_tsquery\` understands quotes, \`or\` and a minus sign, and never fails on odd input:

\`\`\`sql
select title, ts_rank(search, query) as rank
from articles, websearch_to_tsquery('english', $1) as query
where search @@ query
order by rank desc, id desc
limit 20
\`\`\`

Stemming comes with the language, so a search for *caches* finds *cache* and *caching*.

## Know its edges

- **Typing errors** are not forgiven. The extension \`pg_trgm\` helps with short fields such as titles.
- **Ranking reads every match.** A word that is in half of your articles is slow to rank. Keep an eye on it.
- **\`ts_headline\` is costly**, and its output is not safe HTML. Use it on the twenty rows of the page only, and
  escape the text.
- **One language per column.** Mixed languages need a configuration for each row.

When you outgrow it you will know why, and that is the best brief for choosing the engine that comes next.`,
    tags: ['search', 'postgres', 'databases'],
    author: 'lucia-montalvo',
    daysAgo: 83,
    status: 'published',
    comments: [
      {
        author: 'reader',
        body: 'I had no idea that `websearch_to_tsquery` existed. I deleted eighty lines of parser today.',
      },
      {
        author: 'tomas.hrabal',
        body: 'The rewrite under a lock deserves bold type. Ask me how I know.',
      },
      {
        author: 'ingrid.halvorsen',
        body: 'Norwegian works nicely too, by the way. The configuration is built in.',
      },
    ],
    favoritedBy: ['reader', 'ingrid.halvorsen', 'author'],
  },
  {
    title: 'The backup that was restored',
    description: 'Nobody wants backups. People want restores, and those have to be rehearsed.',
    body: `For two years our nightly job said "backup complete". When we first tried to restore one, as an exercise,
it took eleven hours, stopped twice and came up without a single database role. Nothing had been lost. We were
lucky to find out on a day when nothing depended on it.

## Two numbers first

- How much work may be lost? A nightly dump means up to a day. If that is too much, archive the write-ahead
  log as well, and you can return to any moment.
- How long may it take? Measure it. The size of the data decides, and the data grows.

## Let a machine rehearse

Every Sunday a job fetches the newest files and does this, on an empty machine:

\`\`\`sh
psql postgres --file globals.sql
createdb restore_drill
pg_restore --exit-on-error --jobs 4 --dbname restore_drill latest.dump
psql restore_drill -c "analyze"
psql restore_drill -c "select count(*), max(created_at) from articles"
\`\`\`

It fails if the count has shrunk or the newest row is older than a day, and it records how long it all took.
That graph is the only honest statement about our recovery time.

## What we had missed

1. \`pg_dump\` covers one database. Roles belong to the whole server and need \`pg_dumpall --globals-only\`.
2. The key that decrypts the backup was kept on the server that was backed up.
3. The same credentials could write backups and delete them. Now an attacker, or a tired colleague, cannot.
4. A replica is not a backup. It repeats \`drop table\` faithfully, within milliseconds.
5. After a restore, the cache still holds things that no longer exist. Empty it, and turn the traffic up
   slowly.

Restore one this month. If it works, you have lost an afternoon.`,
    tags: ['databases', 'operations', 'postgres', 'testing'],
    author: 'admin',
    daysAgo: 97,
    status: 'published',
    comments: [
      {
        author: 'mina.okafor',
        body: 'Number two made me check. Ours was in the same place. It no longer is.',
      },
      {
        author: 'lucia-montalvo',
        body: 'Thank you for including `analyze`. A restored database without statistics is a very slow success.',
      },
      {
        author: 'reader',
        body: 'We tried it after reading this. Four hours, one missing extension, and now a written procedure.',
      },
      {
        author: 'author',
        body: '"Nobody wants backups, people want restores" is going on the wall.',
      },
      {
        author: 'tomas.hrabal',
        body: 'Do you also rehearse going back to a point in time, or only the dumps?',
      },
      {
        author: 'admin',
        body: '@tomas.hrabal Once a quarter, by hand, to a minute that someone picks from a hat. It is oddly good fun.',
      },
    ],
    favoritedBy: ['reader', 'author', 'mina.okafor', 'lucia-montalvo', 'tomas.hrabal', 'kenji_arata'],
  },
]

/** Who follows whom. */
export const demoFollows: readonly (readonly [follower: string, followed: string])[] = [
  ['reader', 'author'],
  ['reader', 'mina.okafor'],
  ['reader', 'lucia-montalvo'],
  ['author', 'tomas.hrabal'],
  ['author', 'kenji_arata'],
  ['admin', 'author'],
  ['ingrid.halvorsen', 'author'],
  ['ingrid.halvorsen', 'mina.okafor'],
  ['mina.okafor', 'kenji_arata'],
  ['tomas.hrabal', 'lucia-montalvo'],
  ['kenji_arata', 'author'],
  ['lucia-montalvo', 'tomas.hrabal'],
]
