"""Why the system refused something, in words that are translated: its own are English."""

from __future__ import annotations

import errno

from generator.messages import Message, msg

_REASONS = {
    errno.EADDRINUSE: msg("another program uses it"),
    errno.EACCES: msg("you may not do that there"),
    errno.EPERM: msg("you may not do that there"),
    errno.EROFS: msg("nothing may be written there"),
    errno.ENOENT: msg("it does not exist"),
    errno.EEXIST: msg("it exists already"),
    errno.ENOTDIR: msg("a part of the path is no folder"),
    errno.EISDIR: msg("it is a folder"),
    errno.ENAMETOOLONG: msg("the name is too long"),
    errno.ENOSPC: msg("the disk is full"),
    errno.EDQUOT: msg("the disk is full"),
    errno.EFBIG: msg("the file would be too large"),
    errno.EBUSY: msg("it is in use; a folder inside it would do"),
    errno.ELOOP: msg("links lead round in a circle"),
    errno.EMFILE: msg("too many files are open"),
    errno.ENFILE: msg("too many files are open"),
}
SURROUNDINGS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE})
"""What neither the program nor its user has done wrong."""


def reason(error: OSError) -> Message | str:
    """Why it failed; in the system's own words where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
