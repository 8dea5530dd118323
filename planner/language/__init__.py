"""In which language a page is: whose choice it is, and where the words of each language are kept.

Its words: a *message* is what stands in the code, in English; a *translation* what it says in
another language. What the catalogue says is translated in the catalogue, not here.
"""
