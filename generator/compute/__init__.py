"""Speed in one place: processes, the store, remembered steps. It knows nothing of catalogues."""
