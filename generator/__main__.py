"""`python -m generator` is the same as `mithilfe`."""

import os
import sys

INTERRUPTED = 130
"""After Ctrl-C, as in `cli/failures.py`, which is not loaded yet."""


def main() -> int:
    """Run the program; whoever ends it while it is still loading sees no traceback either."""
    try:
        from generator.cli import main as run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


def program() -> int:
    """Run the program, and end at once: to take apart all that a site was made of takes Python a fifth of a second.

    Only where nothing is left to do: everything is written, and no process of ours is still at work.
    """
    code = main()
    processes = sys.modules.get("multiprocessing")
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # nowhere to write to
        return code
    if processes is None or not processes.active_children():
        os._exit(code)
    return code


if __name__ == "__main__":
    raise SystemExit(program())
