"""Folded words and the phrase language: what the catalogue is written in and sentences are matched by."""
