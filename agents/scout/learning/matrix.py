"""Many texts at once as rows of TF-IDF, by the terms that a model knows.

numpy and scipy are imported when something is chosen anew, which a rerun is not.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from agents.domain.taste import Taste
from agents.scout.learning.ngrams import is_telling, key_of, pairs_of, parted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
Matrix = Any  # a scipy.sparse.csr_matrix, which has no types


class Index:
    """The terms that are looked for, each in its column."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._of: dict[str | tuple[str, str], int] = {
            key_of(name): column for column, name in enumerate(names)
        }

    def counts(self, texts: Iterable[str]) -> Matrix:
        """How often each text has each term."""
        import numpy as np  # noqa: PLC0415
        from scipy.sparse import csr_matrix  # noqa: PLC0415

        known = self._of.get
        ends, columns = [0], list[int]()
        for text in texts:
            found = parted(text)
            keys: Iterable[str | tuple[str, str]]
            keys = chain(found.words, pairs_of(found))
            columns += [c for c in map(known, keys) if c is not None]
            ends.append(len(columns))
        shape = (len(ends) - 1, len(self.names))
        matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
        matrix.sum_duplicates()
        return matrix

    @cached_property
    def telling(self) -> "NDArray[np.bool_]":
        import numpy as np  # noqa: PLC0415

        return np.array([is_telling(name) for name in self.names], dtype=bool)


def tfidf(counts: Matrix, idf: "Floats") -> Matrix:
    """Each row of length 1; a term's number counts by its logarithm."""
    import numpy as np  # noqa: PLC0415

    rows = counts.copy()
    rows.data = (1.0 + np.log(rows.data)) * idf[rows.indices]
    squares = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
    lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
    rows.data /= np.repeat(lengths, np.diff(rows.indptr))
    return rows


class TasteMatrix:
    """A taste, ready for many texts."""

    def __init__(self, taste: Taste) -> None:
        import numpy as np  # noqa: PLC0415

        self.index = Index(list(taste.terms))
        self._idf = np.array([term.idf for term in taste.terms.values()])
        self._weights = np.array([term.weight for term in taste.terms.values()])
        self._bias = taste.bias

    def adds(self, texts: Iterable[str]) -> Matrix:
        """What each term of each text adds to its score."""
        rows = tfidf(self.index.counts(texts), self._idf)
        rows.data *= self._weights[rows.indices]
        return rows

    def scores(self, adds: Matrix) -> "Floats":
        import numpy as np  # noqa: PLC0415

        found: Floats = np.asarray(adds.sum(axis=1)).ravel() + self._bias
        return found
