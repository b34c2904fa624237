"""Pages that gather entries: topics and regions."""
