"""Serves requests from a wire: one thread reads and answers at once, another does the work, in order.

Each request gets exactly one last reply: a `result`, the last `part` of one, or an `error`.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from smallprint import __version__, logs, wire
from smallprint.errors import CancelledError, InputError, InternalError, SmallprintError
from smallprint.request import Request, bad_request, error_frame, id_of, is_id, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.operations import Operations

PROTOCOL = 1
ALWAYS = ("hello", "cancel", "got")
"""Operations of the loop itself, answered at once."""
WAITING_LIMIT = 16
"""Requests that may wait behind the one that runs."""
GET_SECONDS = 15.0
"""For the browser to get a document. It has a limit of its own, so this is for one that has forgotten."""
READY_AFTER = 0.02
"""Seconds of silence after `hello` in which a client may ask for what needs no engine: `recall`."""
SETTLED_AFTER = 3.0
"""Seconds of silence after which hardly anybody asks for anything more."""
_STEP = 0.05
"""Seconds after which a wait looks whether it still matters."""


class Server:
    """Serves `operations` over a wire until the other side goes."""

    def __init__(self, stream: wire.Wire, operations: Operations) -> None:
        self._wire = stream
        self._operations = operations
        self._waiting: queue.SimpleQueue[Request | None] = queue.SimpleQueue()  # None: get ready
        self._live: dict[int, Request] = {}  # waiting or running: neither cancelled nor answered
        self._caller: Caller | None = None  # of the request that runs
        self._lock = threading.Lock()  # held to change what is live, and to tell of it in the same order
        self._greeted = False

    def serve(self) -> None:
        """Return at the end of input. Work may still be running then: the caller ends the process."""
        threading.Thread(target=self._work, daemon=True).start()
        try:
            while True:
                try:
                    message, size = self._wire.receive()
                    number = id_of(message)
                    self._check_free(number)
                except SmallprintError as error:
                    self._refuse(None, error)
                    continue
                try:
                    self._accept(parse(message, size))
                except SmallprintError as error:
                    self._refuse(number, error)
        except wire.DisconnectedError:
            return

    def _check_free(self, number: int) -> None:
        with self._lock:
            if number in self._live:
                # Refused under no id, or the client would take it for the answer to its first request.
                raise bad_request("A request with this id is not answered yet.", {"id": number})

    def _refuse(self, number: int | None, error: SmallprintError) -> None:
        self._wire.send(error_frame(number, error))
        logs.refused(error.code)

    def _accept(self, request: Request) -> None:
        if request.operation == "hello":
            self._greet(request)
        elif request.operation == "cancel":
            self._cancel(request)
        elif request.operation == "got":
            self._got(request)
        elif request.operation in self._operations.by_name:
            self._enqueue(request)
        else:
            raise InputError(
                "unknown_operation",
                "This host does not have that operation.",
                "Ask hello for the operations that it has; a newer Smallprint may have more.",
            )

    def _greet(self, request: Request) -> None:
        """Answer with the fields of `messages.Hello`, which is not imported for it: that takes long."""
        if request.params:
            raise bad_request("params: hello takes none.")
        result = {
            "protocol": PROTOCOL,
            "version": __version__,
            "operations": sorted([*ALWAYS, *self._operations.by_name]),
            "languages": self._operations.languages,
        }
        self._reply(request, result)
        if not self._greeted:
            self._greeted = True
            self._waiting.put(None)

    def _cancel(self, request: Request) -> None:
        target = request.params.get("target")
        if not is_id(target) or len(request.params) > 1:
            raise bad_request("params.target: not the id of a request.")
        with self._lock:
            cancelled = self._live.pop(target, None) is not None
            if cancelled:
                self._wire.send(error_frame(target, CancelledError()))
        self._reply(request, {"cancelled": cancelled})

    def _got(self, request: Request) -> None:
        target, caller = request.params.get("target"), self._caller
        if not is_id(target):
            raise bad_request("params.target: not the id of a request.")
        wanted = (
            caller is not None and caller.request is self._live.get(target) and caller.take(request.params)
        )
        self._reply(request, {"wanted": wanted})

    def _enqueue(self, request: Request) -> None:
        with self._lock:
            if len(self._live) > WAITING_LIMIT:
                raise InputError(
                    "busy", f"{WAITING_LIMIT} requests wait already.", "Wait for an answer, then try again."
                )
            self._live[request.id] = request
        self._waiting.put(request)

    def _reply(self, request: Request, result: dict[str, Any]) -> None:
        for frame in wire.result_frames(request.id, result):
            self._wire.send(frame)

    def _is_live(self, request: Request) -> bool:
        return self._live.get(request.id) is request

    def _work(self) -> None:
        due: list[tuple[float, Callable[[], bool]]] = []  # no request waits for these; each after a silence
        try:
            while True:
                try:
                    request = self._waiting.get(timeout=due[0][0] if due else None)
                except queue.Empty:
                    if due[0][1]():
                        del due[0]
                    continue
                if request is None:
                    due = [(READY_AFTER, self._get_ready), (SETTLED_AFTER, self._settle)]
                elif self._is_live(request):
                    self._run(request)
        except wire.DisconnectedError:
            os._exit(0)

    def _get_ready(self) -> bool:
        logs.started(__version__)
        start = time.perf_counter()
        try:
            self._operations.warm_up()
        except Exception as error:  # the request that needs it will fail and say so
            logs.failure("warm_up", error)
        else:
            logs.ready((time.perf_counter() - start) * 1000)
        return True

    def _settle(self) -> bool:
        """Whether that was not disturbed."""
        try:
            self._operations.settle(self._waiting.empty)
        except Exception as error:  # it costs the next host some time
            logs.failure("settle", error)
        return self._waiting.empty()

    def _run(self, request: Request) -> None:
        start = time.perf_counter()
        outcome, frames = self._answer(request)
        with self._lock:
            wanted = self._is_live(request)
            if wanted:
                del self._live[request.id]
        if wanted:
            for frame in frames:
                self._wire.send(frame)
        else:
            outcome, frames = "cancelled", []
        logs.request(
            request.operation,
            outcome,
            received=request.size,
            sent=sum(map(len, frames)),
            milliseconds=(time.perf_counter() - start) * 1000,
        )

    def _answer(self, request: Request) -> tuple[str, list[bytes]]:
        """The outcome for the log, and the frames to send."""

        caller = self._caller = Caller(self, request)
        try:
            try:
                result = self._operations.by_name[request.operation](request.params, caller)
                return "ok", wire.result_frames(request.id, result)
            except SmallprintError as error:
                return error.code, [error_frame(request.id, error)]
            finally:
                self._caller = None
        except wire.DisconnectedError:
            raise
        except BaseException as error:  # a library that calls sys.exit must not end the worker either
            logs.failure(request.operation, error)
            return "internal", [error_frame(request.id, _internal(error))]

    def tell(self, request: Request, frame: dict[str, Any]) -> None:
        """Send a frame of a request that is not its last reply. Raises CancelledError."""
        with self._lock:
            if not self._is_live(request):
                raise CancelledError
            self._wire.send(wire.encode({"id": request.id, **frame}))

    def check(self, request: Request) -> None:
        """Raise CancelledError if the request is no longer wanted."""
        if not self._is_live(request):
            raise CancelledError


class Caller:
    """The other side of the wire while one of its requests runs, see `operations.Caller`."""

    def __init__(self, server: Server, request: Request) -> None:
        self.request = request
        self._server = server
        self._asked = 0
        self._awaited = 0  # the number of the get that is not answered yet
        self._got: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def progress(self, stage: str, done: int, total: int) -> None:
        """Send a step of progress."""
        self._server.tell(self.request, {"type": "progress", "stage": stage, "done": done, "total": total})

    def get(self, url: str) -> dict[str, Any]:
        """Have the browser get an address. A browser that does not answer has not got it."""
        self._asked += 1
        self._awaited = self._asked
        self._server.tell(self.request, {"type": "get", "number": self._asked, "url": url})
        end = time.monotonic() + GET_SECONDS
        while time.monotonic() < end:
            self.check()
            with suppress(queue.Empty):
                params = self._got.get(timeout=_STEP)
                if params.get("number") == self._asked:
                    return params
        return {"target": self.request.id, "number": self._asked, "reason": "slow"}

    def take(self, params: dict[str, Any]) -> bool:
        """Whether the params of a `got` answer a `get` of this request. Called by the thread that reads."""
        wanted = self._awaited > 0 and params.get("number") == self._awaited
        if wanted:
            self._awaited = 0
            self._got.put(params)
        return wanted

    def check(self) -> None:
        """Raise CancelledError if the answer is no longer wanted."""
        self._server.check(self.request)


def _internal(error: BaseException) -> InternalError:
    return InternalError(
        "internal",
        "Smallprint made a mistake with this page.",
        f"Please report it with the last lines of {logs.place()}, which hold nothing of the page.",
        {"exception": type(error).__name__, "place": (logs.places(error) or [""])[-1]},
    )
