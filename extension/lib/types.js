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
 * What `summarize` answers. An older host leaves out what `Summary` lacks.
 * @typedef {Summary & {letters?: Letter[], unanswered?: string[]}} Report
 *
 * @typedef {{url: string, text: string, score: number, reasons: string[]}} Candidate
 * @typedef {{protocol: number, version: string, operations: string[], languages: string[]}} Hello
 *
 * @typedef {{url: string, html: string}} Frame
 * @typedef {{url: string, title: string, frames: Frame[]}} Page
 *
 * @typedef {{stage: string, done: number, total: number}} Progress
 *
 * What went wrong, as plain data: `code` is for programs, the rest is the host's own words, if it said any.
 * @typedef {{code: string, message: string, hint: string, details: Record<string, any>}} Problem
 *
 * Popup to worker, and back.
 * @typedef {{type: "read", tabId: number, url: string, force: boolean}} Ask
 * @typedef {({type: "progress"} & Progress) | {type: "summary", summary: Report} | {type: "problem", problem: Problem}} Answer
 *
 * A quote to find and mark in the page of a tab, which `bring` brings to the front. `closed`: the tab or its page is
 * out of reach.
 * @typedef {{type: "show", id: number, tabId: number, text: string, bring: boolean}} Show
 * @typedef {"marked" | "missing" | "closed"} Place
 *
 * A summary to be written out by the host.
 * @typedef {{type: "present", id: number, summary: Report, format: "markdown" | "html"}} Present
 * @typedef {{text: string} | {problem: Problem}} Presented
 *
 * The answer to `show` (a Place) and `present` (a Presented) with the same id.
 * @typedef {{type: "reply", id: number, value: any}} Reply
 */

export {};
