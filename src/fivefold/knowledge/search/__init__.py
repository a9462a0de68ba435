"""Search over content and whatever a place holds, and of factors by their many names."""

from fivefold.knowledge.search.asked import PageAsked
from fivefold.knowledge.search.documents import Document, content_documents
from fivefold.knowledge.search.excerpts import Piece
from fivefold.knowledge.search.factors import alias_found, factors_matching
from fivefold.knowledge.search.index import Found, Group, Hit, Index, content_index

__all__ = [
    "Document",
    "Found",
    "Group",
    "Hit",
    "Index",
    "PageAsked",
    "Piece",
    "alias_found",
    "content_documents",
    "content_index",
    "factors_matching",
]
