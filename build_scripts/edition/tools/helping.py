"""Processes, and the one that waits for them: it works, too, so that a build needs one process less, with its memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class Helped(Executor):
    """Other workers and this process, which does tasks that none of them has begun while it waits for a result."""

    def __init__(self, others: Executor) -> None:
        self._others = others
        self._given = deque[_Result]()
        """What nobody has been seen to finish or cancel, in the order in which it was given."""

    def submit(self, task: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """The result of a task, by whomever it will be done; to be waited for in the thread that has handed it over."""
        result = _Result(self, self._others.submit(task, *given, **named), lambda: task(*given, **named))
        while self._given and self._given[0].awaited.done():
            self._given.popleft()  # whoever waits for it has it; here it would only take memory
        self._given.append(result)
        return result

    def help(self) -> bool:
        """Do one task, the one that would be begun last; False when the others have begun them all."""
        while self._given:
            result = self._given.pop()
            if not result.cancelled() and result.awaited.cancel():
                result.do()
                return True
            if not result.awaited.done():
                self._given.append(result)
                return False
        return False

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As the others do it."""
        self._others.shutdown(wait, cancel_futures=cancel_futures)


class _Result(Future[Any]):
    """A result that is waited for by working."""

    def __init__(self, helped: Helped, awaited: Future[Any], here: Callable[[], Any]) -> None:
        super().__init__()
        self._helped, self.awaited, self._here = helped, awaited, here

    def do(self) -> None:
        """Do the task in this process."""
        try:
            self.set_result(self._here())
        except Exception as error:  # noqa: BLE001 — raised where the result is asked for, as of any other worker
            self.set_exception(error)

    def cancel(self) -> bool:
        """As of any other worker."""
        return self.awaited.cancel() and super().cancel()

    def result(self, timeout: float | None = None) -> Any:
        """What the task has given; until then other tasks are done here."""
        while not (self.done() or self.awaited.done()) and self._helped.help():
            pass
        return super().result(timeout) if self.done() else self.awaited.result(timeout)
