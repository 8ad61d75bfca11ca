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
 * What `find` and `summarize` answer. An older host leaves out what `Summary` lacks.
 * @typedef {Summary & {letters?: Letter[], unanswered?: string[], search?: Search | null}} Report
 *
 * @typedef {{url: string, text: string, score: number, reasons: string[], kind: string, language: string}} Link
 * @typedef {{text: string, form: boolean, links: Link[]}} Moment
 * @typedef {{kind: string, links: Link[], moments: Moment[]}} Look
 * @typedef {{protocol: number, version: string, operations: string[], languages: string[]}} Hello
 *
 * @typedef {{url: string, html: string}} Frame
 * @typedef {{url: string, title: string, frames: Frame[]}} Page
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
 * has the document be the site's policy from now on.
 * @typedef {{type: "read", tabId: number, url: string, force: boolean, address?: string, remember?: boolean}} Ask
 * `chosen` says that the reader once chose a document for this site, which may be at fault.
 * @typedef {{type: "problem", problem: Problem, chosen?: boolean}} Failed
 * @typedef {({type: "progress"} & Progress) | {type: "summary", summary: Report} | Failed} Answer
 *
 * A quote to find and mark in the page of a tab, which `bring` brings to the front. `closed`: the tab or its page is
 * out of reach; `opened`: it was opened elsewhere.
 * @typedef {{type: "show", id: number, tabId: number, text: string, bring: boolean}} Show
 * @typedef {"marked" | "missing" | "closed" | "opened"} Place
 *
 * A summary to be written out by the host.
 * @typedef {{type: "present", id: number, summary: Report, format: "markdown" | "html"}} Present
 * @typedef {{text: string} | {problem: Problem}} Presented
 *
 * What the page of a tab is, and the documents that it leads to.
 * @typedef {{type: "look", id: number, tabId: number, url: string}} AskLook
 *
 * That the reader takes back a choice for the tab's site.
 * @typedef {{type: "forget", id: number, url: string}} Forget
 *
 * @typedef {Ask | Show | Present | AskLook | Forget} Call
 *
 * The answer to `show` (a Place), `present` (a Presented), `look` (a Look or a problem) and `forget` with the same id.
 * @typedef {{type: "reply", id: number, value: any}} Reply
 */

export {};
