"""The form for entries: its questions, made of the models and the word lists, and its own words."""

from generator.form.questions import form

__all__ = ["form"]
