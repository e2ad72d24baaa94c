"""Words too common to be indexed; a phrase in quotation marks still finds them.

lunr's own list would lose “may”, “will”, “can”, “us”: in documents May is a month, Will a name and US a state.
"""

_WORDS = """
a an and are as at be been but by for from had has have he her him his if in into is it its of on or our she so than
that the their them then there these they this those to was we were which who whom with you your
"""
STOP_WORDS = frozenset(_WORDS.split())
