"""A run over many documents: each is worked on by itself, results come in the order of the input.

``documents.expand → work → Reading → store, output``. Read ``reading.py`` first.
"""
