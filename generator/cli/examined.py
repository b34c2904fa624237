"""What commands that tell about the whole catalogue have in common: they read and relate all of it."""

from __future__ import annotations

from generator.cli.progress import tracker
from generator.cli.session import Session
from generator.examination import Examination, examine


def examined(session: Session, root: str, today: str, *, quiet: bool) -> Examination:
    """Everything in the site at `root` as of `today`, both as they were given.

    Raises:
        Problem: there is no such site, or no such day.
    """
    settings = session.settings(root)
    return examine(settings, session.today(today, settings.timezone), (), tracker(session, quiet=quiet))
