"""Stage 5: what the catalogue knows becomes pages, as values that stage 6 writes to the disk."""
