"""Importers: texts that exist in another form, as sources of an edition. One package for each form.

tei   TEI P5, as volumes, letters, single documents and monographs are encoded

An importer maps the files it is given to values: sources as text, register entries, problems, and a report of what became of everything.
What goes where, and what is there already, is known to `edition.importing`.
"""
