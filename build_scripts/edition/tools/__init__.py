"""Programs outside the generator: values in, values out. A program that fails gives a Problem, never a traceback.

pandoc   citations and bibliography in a CSL style
typst    PDF, in this process
collatex words of several witnesses set side by side
git      commits, and the sources as they were at each release
assets   scripts and styles as readers fetch them

and who runs our own work:

executors  processes of this machine or the workers of a Dask cluster
helping    this process as one of them
cluster    Dask’s part of it
common     what every task knows
"""
