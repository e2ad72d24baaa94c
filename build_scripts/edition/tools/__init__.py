"""Programs outside the generator: values in, values out. A program that fails gives a Problem, never a traceback.

pandoc   citations and bibliography in a CSL style
"""
