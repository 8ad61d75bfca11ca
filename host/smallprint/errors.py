"""Every error that a user can meet, in one tree.

    SmallprintError
    ├── InputError              what was given cannot be used
    │   ├── bad_message         a frame that is not a message           (wire)
    │   ├── bad_request         a message with wrong or missing fields  (wire)
    │   ├── unknown_operation   an operation that this host lacks       (wire)
    │   ├── too_large           more bytes than the limit
    │   ├── busy                too many requests are waiting           (wire)
    │   ├── not_found           no such file
    │   ├── not_text            neither HTML, Markdown, PDF nor text
    │   ├── not_library         no export of a library
    │   └── bad_address         not an http or https address
    ├── PageError               the page was read, but there is no policy to summarize
    │   ├── nothing_to_read     empty or nearly empty
    │   ├── wall                a bot check, a login or a consent wall stands in front
    │   ├── not_a_policy        another kind of page
    │   ├── language            a policy in a language that is not supported yet
    │   ├── no_policy           the page leads to no policy
    │   ├── policy_unread       the page leads to a policy that cannot be read from here
    │   └── other_service       the page leads to the policy of another service only
    ├── FetchError              the policy could not be fetched
    │   ├── fetch_refused       the address is not public, or the answer is too large or of another type
    │   └── fetch_failed        network, TLS, status or time
    ├── LibraryError            what is kept, or is to be
    │   ├── library_failed      the library cannot be read or written: no space, no right, too busy
    │   ├── library_newer       it was written by a newer Smallprint
    │   └── not_kept            no such policy or version
    ├── InstallError            registering with a browser failed
    │   ├── install_failed
    │   └── no_browser
    ├── BatchError              many documents at once
    │   ├── results_failed      the file of results cannot be read or written, or another run has it
    │   ├── not_results         it holds something else
    │   ├── reading_ended       a document ended the process that read it
    │   ├── reading_slow        a document took too long
    │   └── cluster_failed      the Dask cluster cannot be reached or used
    ├── forbidden               the caller is not our extension         (wire)
    ├── cancelled               the reader no longer wants the answer   (wire)
    └── internal                our own mistake

Codes are append-only: extensions in the field compare them. PROTOCOL.md lists them for clients.
"""

from __future__ import annotations

from typing import Any


class SmallprintError(Exception):
    """An error with a code for programs, a sentence for people and a hint on what to do.

    `details` holds plain JSON data that a client can act on, such as the candidates of a page that is not
    a policy. It never holds page text.
    """

    def __init__(self, code: str, message: str, hint: str, details: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.details = details or {}


class InputError(SmallprintError):
    """What was given cannot be used."""


class PageError(SmallprintError):
    """The page was read, but there is no policy on it to summarize."""


class FetchError(SmallprintError):
    """The policy could not be fetched."""


class LibraryError(SmallprintError):
    """What is kept, or is to be."""


class InstallError(SmallprintError):
    """Registering with a browser failed."""


class BatchError(SmallprintError):
    """Many documents at once: their results, or what reads them."""


class ForbiddenError(SmallprintError):
    """The caller is not our extension."""


class CancelledError(SmallprintError):
    """The reader no longer wants the answer."""

    def __init__(self) -> None:
        super().__init__("cancelled", "The request was cancelled.", "Nothing to do.")


class InternalError(SmallprintError):
    """Our own mistake, told to the user without the traceback, which goes to the log."""


CODES = frozenset(
    {
        "bad_message",
        "bad_request",
        "unknown_operation",
        "too_large",
        "not_found",
        "not_text",
        "not_library",
        "bad_address",
        "busy",
        "nothing_to_read",
        "wall",
        "not_a_policy",
        "language",
        "no_policy",
        "policy_unread",
        "other_service",
        "fetch_refused",
        "fetch_failed",
        "library_failed",
        "library_newer",
        "not_kept",
        "install_failed",
        "no_browser",
        "forbidden",
        "cancelled",
        "internal",
        "results_failed",
        "not_results",
        "reading_ended",
        "reading_slow",
        "cluster_failed",
    }
)
