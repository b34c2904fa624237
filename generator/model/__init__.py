"""Stage 2: documents become frozen values; past this stage nobody sees a dict."""

from generator.model.build import build_catalogue, entry_id_of, read_entry
from generator.model.calls import Amount, Area, Call, Given, Need, Offer, Quantity, Received
from generator.model.catalogue import CallRecord, Catalogue, Record, kind_of
from generator.model.entries import Administration, Bundle, Company, Entry, Event, Initiative, Organisation
from generator.model.faults import field_tree
from generator.model.kinds import BY_FOLDER, BY_NAME, KINDS, EntryKind
from generator.model.text import Moment, PartialDate, Said, Text
from generator.model.vocabulary import Kind, Region, Term, Unit, Vocabulary

__all__ = [
    "BY_FOLDER", "BY_NAME", "KINDS", "Administration", "Amount", "Area", "Bundle", "Call", "CallRecord", "Catalogue",
    "Company", "Entry", "EntryKind", "Event", "Given", "Initiative", "Kind", "Moment", "Need", "Offer", "Organisation",
    "PartialDate", "Quantity", "Received", "Record", "Region", "Said", "Term", "Text", "Unit", "Vocabulary",
    "build_catalogue", "entry_id_of", "field_tree", "kind_of", "read_entry",
]  # fmt: skip
