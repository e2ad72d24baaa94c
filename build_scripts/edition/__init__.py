"""edition: Markdown and YAML into a cross-linked static scholarly edition.

Start reading at `pipeline.py`: it names every stage in order. `model/` has the values that pass between them.
"""

__version__ = "0.1.0"
