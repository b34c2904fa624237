"""Boards: all open needs and offers, by kind and region."""
