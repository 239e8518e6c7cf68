"""A run over many documents: each is worked on by itself, results come in the order of the input.

``documents.expand → (pieces) → pool → work → Reading → Keeping, output``. Read ``reading.py`` first.
``pool.py`` shares the work out, ``nursery.py`` has the processes, ``pieces.py`` cuts giant texts,
``keeping.py`` fills the store, and ``stop.py`` ends all of it on Ctrl-C.
"""
