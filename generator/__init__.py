"""Mithilfe: a catalogue as code. The story is told in `pipeline.py`; each folder is one stage of it."""
