"""Stage 1: one YAML file becomes plain data, with the place of every key and value.

Files come from strangers, so whatever the bytes are, the answer is a `Document` with findings, never an exception.
"""

from generator.read.document import Document, given_document, read_document
from generator.read.files import Source, read_files, sources
from generator.read.places import Place
from generator.read.scalar import Scalar
from generator.read.tree import Data, Loc

__all__ = [
    "Data",
    "Document",
    "Loc",
    "Place",
    "Scalar",
    "Source",
    "given_document",
    "read_document",
    "read_files",
    "sources",
]
