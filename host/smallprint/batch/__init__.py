"""Many documents at once: each to a line of JSON, on all cores or on a Dask cluster.

commands.py   the arguments of `smallprint batch`
running.py    one run from its sources to its results: `run`
sources.py    the documents that files, folders, addresses and lists name
turns.py      their order: one at a time of each host
work.py       what is done with one document: a task to a result
engines.py    what does it: `pool` here, `cluster` elsewhere
pool.py       processes of this computer; worker.py is what runs in each of them
cluster.py    the workers of a Dask scheduler
results.py    the file of results: what it holds already, and one line more; lock.py keeps others away
progress.py   how far it is, for people
"""
