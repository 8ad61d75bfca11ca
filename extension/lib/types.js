/**
 * The shapes that cross the wire, as `host/smallprint/messages.py` defines them. Types only.
 *
 * @typedef {"good" | "neutral" | "bad"} Tone
 * @typedef {{text: string, start: number, end: number, section: string[]}} Quote
 *
 * @typedef {object} Source
 * @property {string | null} url
 * @property {string} title
 * @property {string} service
 * @property {string} language  ISO 639-1, `und` if unknown
 * @property {number} words
 * @property {number} sentences
 * @property {string} retrieved_at
 * @property {string} sha256
 *
 * @typedef {{date: string | null, words: string, quotes: Quote[]}} LastUpdated
 * @typedef {{practice: string, topic: string, text: string, tone: Tone, importance: 1 | 2 | 3, quotes: Quote[]}} Point
 * @typedef {{practice: string, topic: string, text: string, why: string, severity: 1 | 2 | 3, quotes: Quote[]}} WatchOut
 *
 * @typedef {object} DataItem
 * @property {string} name
 * @property {string} category
 * @property {boolean} sensitive
 * @property {boolean} collected  false where the policy says that it does not collect it
 * @property {boolean} shared
 * @property {Quote[]} quotes
 *
 * @typedef {{question: string, answer: string, quotes: Quote[]}} Question
 * @typedef {{kind: string, label: string, href: string | null, quotes: Quote[]}} Action
 *
 * @typedef {object} Summary
 * @property {1} schema
 * @property {Source} source
 * @property {LastUpdated | null} last_updated
 * @property {Point[]} overview
 * @property {WatchOut[]} watch_outs
 * @property {DataItem[]} data_collected
 * @property {Question[]} questions
 * @property {Action[]} actions
 * @property {string[]} not_stated
 * @property {{version: string, milliseconds: number}} engine
 *
 * A request that is ready to be sent: `to` is an address of the policy, or null; `law` may be empty.
 * @typedef {object} Letter
 * @property {"access" | "delete" | "object"} kind
 * @property {string} law
 * @property {string} label
 * @property {string | null} to
 * @property {string} subject
 * @property {string} body
 * @property {string} href  opens it in the mail program
 *
 * One request for a document. `outcome` is what came of it: `policy`, another kind of document, or an error's code.
 * @typedef {{url: string, by: "browser" | "host", outcome: string}} Request
 *
 * How the policy was found that was read instead of the page.
 * @typedef {{page: string, how: string, requests: Request[]}} Search
 *
 * Where the library has a report. Times are ISO 8601. `earlier` is the version that the reader knows, who has not looked
 * yet at what changed since.
 * @typedef {{version: number, shown_at: string}} Earlier
 *
 * @typedef {object} InLibrary
 * @property {number} policy
 * @property {number} version
 * @property {string} read_at  when this version was first read
 * @property {string} checked_at  when the policy was last found to have these words
 * @property {string | null} shown_at
 * @property {number} versions  all that are kept of the policy
 * @property {Earlier | null} earlier
 *
 * What `find`, `summarize` and `recall` answer. An older host leaves out what `Summary` lacks. `unkept` says in the host's
 * words why the library could not keep it.
 * @typedef {Summary & {letters?: Letter[], unanswered?: string[], search?: Search | null, kept?: InLibrary | null, unkept?: string}} Report
 *
 * What two versions say differently. `before` is quoted from the older one, `after` from the newer one.
 * @typedef {object} Change
 * @property {"new" | "gone" | "stronger" | "weaker" | "other"} kind
 * @property {string} practice
 * @property {string} topic
 * @property {"better" | "worse" | "neutral"} effect
 * @property {1 | 2 | 3} importance
 * @property {string} text
 * @property {Quote[]} before
 * @property {Quote[]} after
 *
 * @typedef {{older: Source, newer: Source, changes: Change[], moved: number, reworded: number}} Changes
 *
 * Two policies point by point; null is one that does not say.
 * @typedef {{text: string, tone: Tone, quotes: Quote[]}} Side
 * @typedef {{label: string, first: Side | null, second: Side | null}} Row
 * @typedef {{kind: "questions" | "watch_outs" | "data" | "actions", rows: Row[]}} Part
 * @typedef {{first: Source, second: Source, parts: Part[]}} Comparison
 *
 * `answer` is null where the quotes have to speak for themselves. Not `answered`: the policy does not say.
 * @typedef {{answered: boolean, answer: string | null, quotes: Quote[]}} Told
 *
 * A policy in the library's list, by its newest version.
 * @typedef {object} Entry
 * @property {number} policy
 * @property {number} version
 * @property {string | null} url
 * @property {string} service
 * @property {string} title
 * @property {string} language
 * @property {number} words
 * @property {string} updated  the policy's own date, "" if unknown
 * @property {string} read_at
 * @property {string} checked_at
 * @property {number} versions
 * @property {number} watch_outs
 * @property {number} serious
 * @property {boolean} changed  in a way that the reader has not looked at
 * @property {string} match  the place that a search found, or ""
 *
 * @typedef {{id: string, label: string, count: number}} Filter
 *
 * `retention` is in days, 0 for ever; `set_aside` is the path of a damaged library that this one stands in for, or "".
 * @typedef {{entries: Entry[], total: number, filters: Filter[], size: number, retention: number, set_aside: string}} Shelf
 *
 * @typedef {{version: number, sha256: string, updated: string, words: number, read_at: string, checked_at: string, shown_at: string | null}} VersionItem
 * @typedef {{versions: VersionItem[]}} Versions
 *
 * The canonical text of a version and its structure, by offsets in code points.
 * @typedef {{kind: "heading" | "paragraph" | "list_item" | "table_cell" | "term" | "definition", start: number, end: number, section: string[]}} Block
 * @typedef {{text: string, language: string, blocks: Block[]}} PolicyText
 *
 * @typedef {{name: string, type: string, body: string}} Exported  `body` is in base64
 *
 * @typedef {{url: string, text: string, score: number, reasons: string[], kind: string, language: string}} Link
 * @typedef {{text: string, form: boolean, links: Link[]}} Moment
 * @typedef {{kind: string, links: Link[], moments: Moment[]}} Look
 * @typedef {{protocol: number, version: string, operations: string[], languages: string[]}} Hello
 *
 * @typedef {{url: string, html: string}} Frame
 * `url` is null for a page of ours, which has an address in this browser alone.
 * @typedef {{url: string | null, title: string, frames: Frame[]}} Page
 *
 * A document that the browser got for the host, or why it has none: a status as digits, `type`, `large`, `slow`,
 * `redirect`, `network`. `body` is in base64.
 * @typedef {{document: {url: string, content_type: string, body: string}} | {reason: string}} Got
 *
 * @typedef {{stage: string, done: number, total: number}} Progress
 *
 * What went wrong, as plain data: `code` is for programs, the rest is the host's own words, if it said any.
 * @typedef {{code: string, message: string, hint: string, details: Record<string, any>}} Problem
 *
 * Page of ours to worker, and back. `url` is always that of the tab.
 *
 * The policy of the tab's site, or of what is at `address`. `force` reads page or document whatever it is, `remember`
 * has the document be the site's policy from now on, `keep` is false where nothing may be kept of it, and `check` asks
 * for a newer version of what was read only lately.
 * @typedef {{type: "read", tabId: number, url: string, force: boolean, keep: boolean, check?: boolean, address?: string, remember?: boolean}} Ask
 * `chosen` says that the reader once chose a document for this site, which may be at fault.
 * @typedef {{type: "problem", problem: Problem, chosen?: boolean}} Failed
 * A summary: one that was made just now, or of the library, `known` or `checking`, while it is looked whether the policy
 * still has these words. Then `checked` comes, with `problem` if that could not be found out, or a summary that is `made`.
 * @typedef {"made" | "known" | "checking"} Stage
 * @typedef {{type: "summary", summary: Report, stage: Stage}} Summarized
 * `search` is how it was found this time.
 * @typedef {{type: "checked", kept?: InLibrary | null, search?: Search | null, problem?: Problem}} Checked
 * @typedef {({type: "progress"} & Progress) | Summarized | Checked | Failed} Answer
 *
 * What `recall` answers: what was read before, by the address of the policy or by the page's site.
 * @typedef {{report: Report | null, known_as: "version" | "address" | "site" | null}} Recalled
 *
 * A quote to find and mark in the page of a tab, which `bring` brings to the front. `closed`: the tab or its page is
 * out of reach; `opened`: it was opened elsewhere.
 * @typedef {{type: "show", id: number, tabId: number, text: string, bring: boolean}} Show
 * @typedef {"marked" | "missing" | "closed" | "opened" | "refused"} Place
 *
 * Anything that the host does by itself, see background/session.js for the operations that pages may ask for.
 * @typedef {{type: "request", id: number, op: string, params: object}} AskHost
 *
 * A summary, written out by the host.
 * @typedef {{text: string} | {problem: Problem}} Presented
 *
 * What the page of a tab is, and the documents that it leads to.
 * @typedef {{type: "look", id: number, tabId: number, url: string}} AskLook
 *
 * That the reader takes back a choice for the tab's site.
 * @typedef {{type: "forget", id: number, url: string}} Forget
 *
 * @typedef {Ask | Show | AskHost | AskLook | Forget} Call
 *
 * The answer to `show` (a Place), `request` (a result or a problem), `look` (a Look or a problem) and `forget` with the
 * same id.
 * @typedef {{type: "reply", id: number, value: any}} Reply
 */

export {};
