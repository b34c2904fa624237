"""Events: their pages and their list."""
