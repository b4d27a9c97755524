"""Which characters stand for what is no words, where a document is given as plain lines?

A cell's paragraphs follow `CELL`, a row's cells `ROW`, a table's rows `TABLE`, and each footnote
called `NOTE`, in the order of the calls. A picture is `PICTURE` and the words that stand in for it.
The five are characters that no Word file can hold, so no words can be mistaken for them.
"""

NOTE, TABLE, ROW, CELL = "\x1c", "\x1d", "\x1e", "\x1f"
PICTURE = "\x0e"
