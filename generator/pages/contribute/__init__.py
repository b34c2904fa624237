"""The pages on which people write entries without knowing files: a new entry, and a change of one."""
