"""Why a site could not be made: our own faults (theme, engine, templates), never mistakes in the content.

Findings about content are `Diagnostic`s; these errors stop the build, and the old site stays as it is.
"""

from generator.messages import Message


class SiteError(Exception):
    """The site could not be built. `message` says why, for people; `detail` is another program's output, if any."""

    def __init__(self, message: Message, detail: str = "") -> None:
        super().__init__(str(message))
        self.message = message
        self.detail = detail

    def __reduce__(self) -> tuple[type["SiteError"], tuple[Message, str]]:
        """So that it can be told from one process to another."""
        return type(self), (self.message, self.detail)


class WrongUsageError(SiteError):
    """Whoever called asks for something that cannot be: a program that we do not know, a folder that is not ours."""
