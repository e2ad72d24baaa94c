"""Rules that only the whole edition shows to be broken. CHECKS lists every check; each is a class named by its code.

A new check is one class and one line here. What loading, parsing and resolving find is not repeated.
"""

from __future__ import annotations

from collections.abc import Collection

from ..model.edition import Loaded, Parsed, Resolved
from ..model.problem import Problem
from .addresses import URL01, URL03
from .apparatus import NOTE06, NOTE08, NOTE09, NOTE10, REF14
from .characters import TEXT01, TEXT02
from .citing import REF13
from .context import Check, Context
from .dates import DATA11, DATA12
from .names import REF12
from .pictures import MARK12
from .promises import LED01, LED02, LED03, LED04, LED06
from .recording import LED09, LED13
from .redirects import LED07
from .registers import REF11
from .releases import LED11, LED12, LED15
from .renumbering import LED08
from .repointed import LED14
from .signs import TEXT03
from .structure import DATA03, DATA08, DATA09, REF07
from .stubs import DATA13, DATA14
from .translations import TRAN03
from .works import DATA15

CHECKS: tuple[Check, ...] = (
    DATA03(),
    DATA08(),
    DATA09(),
    DATA11(),
    DATA12(),
    DATA13(),
    DATA14(),
    DATA15(),
    LED01(),
    LED02(),
    LED03(),
    LED04(),
    LED06(),
    LED07(),
    LED08(),
    LED09(),
    LED11(),
    LED12(),
    LED13(),
    LED14(),
    LED15(),
    MARK12(),
    NOTE06(),
    NOTE08(),
    NOTE09(),
    NOTE10(),
    REF07(),
    REF11(),
    REF12(),
    REF13(),
    REF14(),
    TEXT01(),
    TEXT02(),
    TEXT03(),
    TRAN03(),
    URL01(),
    URL03(),
)


def check(loaded: Loaded, parsed: Parsed, resolved: Resolved, passing: Collection[str] = ()) -> tuple[Problem, ...]:
    """Every problem that CHECKS find, check by check, but those of the codes `passing`."""
    context = Context(loaded, parsed, resolved)
    asked = (rule for rule in CHECKS if type(rule).__name__ not in passing)
    return tuple(problem for rule in asked for problem in rule.run(context))
