"""`python -m generator` is the same as `mithilfe`."""

INTERRUPTED = 130
"""After Ctrl-C, as in `cli/failures.py`, which is not loaded yet."""


def main() -> int:
    """Run the program; whoever ends it while it is still loading sees no traceback either."""
    try:
        from generator.cli import main as run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    raise SystemExit(main())
