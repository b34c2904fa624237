"""Prepare what takes seconds to load: dictionaries, towns, the words of our lists, templates, the check for browsers.

`make` runs it once, in the root of the repository, for the environment that `scripts/setup.sh` has made.
"""

import gc
from pathlib import Path

from generator.model.kinds import VOCABULARY_FOLDER
from generator.model.term_lists import read_vocabulary
from generator.pages.parts import workshop
from generator.read import read_files
from generator.read.files import CONTENT
from generator.relations import prepare
from generator.settings import Settings, load_settings
from generator.site import interpreter


def main() -> None:
    """Write all files.

    Raises:
        OSError: the environment cannot be written to.
    """
    gc.disable()  # millions of words, and none of them is garbage
    root = Path.cwd()
    paths = sorted(path.relative_to(root).as_posix() for path in root.glob(f"{CONTENT}/{VOCABULARY_FOLDER}/*.yaml"))
    vocabulary, _ = read_vocabulary(read_files(root, paths), Settings.default_language)  # `check` tells its mistakes
    prepare.prepare(vocabulary)
    workshop.prepare()
    interpreter.prepare(load_settings(root))


if __name__ == "__main__":
    main()
