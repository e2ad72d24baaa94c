"""What can go wrong with workers, whoever they are."""


class WorkersError(RuntimeError):
    """There are no workers, or they are lost; the message says what to do."""
