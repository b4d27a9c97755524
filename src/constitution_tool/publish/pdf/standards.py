"""To which standards are our PDFs made?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
"""PDF/UA-1 (ISO 14289-1, accessible) and PDF/A-2a (ISO 19005-2, for keeping) at once."""
