"""Hostile input made by machines: each target takes any bytes to the real code and checks what has to hold then.

targets/      one function a target, with seeds and words to begin from
checks.py     what holds for everything that is read or answered
mutating.py   makes new input of old, knowing of markup and JSON
trees.py      documents that hypothesis grows
child.py      searches one target, guided by coverage (atheris); `python -m tests.fuzzing` runs several
crashes/      what once failed, made small: each file is a test for ever
"""
