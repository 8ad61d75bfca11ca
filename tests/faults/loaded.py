"""Imported by the process from which hosts are forked: what takes long to load is there for all of them."""

from __future__ import annotations

from smallprint import engine, messages

from . import invented

engine.summarize(engine.open_page(messages.Page(**invented.policy(0))))
