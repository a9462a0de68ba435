"""Bridges of a graph whose nodes are rows and columns and whose edges are hidden cells, with whole arrays at a time.

A forest is grown level by level; each edge outside it gets a random word, each tree edge the XOR of the words that
close a circle over it. A bridge has none, so its word is 0; that another edge's words cancel by chance (1 in 2^64)
would only report a bridge too many.
"""

from __future__ import annotations

import numpy as np

from fivefold_link.safe_output.linked import Mask
from fivefold_link.safe_output.protected import Numbers

SEED = 20_260_401


def bridges_of(hidden: Mask) -> Numbers:
    """(row, column) of every hidden cell that is a bridge."""
    rows, columns = np.nonzero(hidden)
    ends = np.stack([rows, columns + hidden.shape[0]])
    bridge = bridge_edges(ends, sum(hidden.shape))
    return np.stack([rows[bridge], columns[bridge]], axis=1)


def sides_of(hidden: Mask, row: int, column: int) -> tuple[Numbers, Numbers]:
    """Without this bridge: for each row and each column, 1 on the row's side, 2 on the column's, 0 elsewhere."""
    without = hidden.copy()
    without[row, column] = False
    rows, columns = np.nonzero(without)
    label = components(np.stack([rows, columns + hidden.shape[0]]), sum(hidden.shape))
    side = np.where(label == label[row], 1, np.where(label == label[hidden.shape[0] + column], 2, 0))
    return side[: hidden.shape[0]], side[hidden.shape[0] :]


def components(ends: Numbers, nodes: int) -> Numbers:
    """The smallest node of each node's component."""
    label = np.arange(nodes)
    while len(ends[0]):
        a, b = label[ends[0]], label[ends[1]]
        apart = a != b
        if not apart.any():
            break
        np.minimum.at(label, np.maximum(a[apart], b[apart]), np.minimum(a[apart], b[apart]))
        while (label[label] != label).any():
            label = label[label]
    return label


def bridge_edges(ends: Numbers, nodes: int) -> Mask:
    """Whether each edge is a bridge; two edges with the same ends are none."""
    edges = ends.shape[1]
    if edges == 0:
        return np.zeros(0, dtype=bool)
    parent_edge, order = _forest(ends, nodes)
    words = np.asarray(np.random.default_rng(SEED).integers(1, 2**63, edges, dtype=np.uint64))
    in_tree = np.zeros(edges, dtype=bool)
    in_tree[parent_edge[parent_edge >= 0]] = True
    load = np.zeros((nodes,), dtype=np.uint64)
    for end in ends:
        np.bitwise_xor.at(load, end[~in_tree], words[~in_tree])
    for level in reversed(order):
        edge = parent_edge[level]
        above = ends[0][edge] + ends[1][edge] - level
        np.bitwise_xor.at(load, above, np.take(load, level))
    bridge = np.zeros(edges, dtype=bool)
    below = np.flatnonzero(parent_edge >= 0)
    bridge[parent_edge[below]] = np.take(load, below) == 0
    return bridge


def _forest(ends: Numbers, nodes: int) -> tuple[Numbers, list[Numbers]]:
    """The edge to each node's parent (-1 at a root), and the nodes of each level below the roots."""
    label = components(ends, nodes)
    reached = label == np.arange(nodes)
    parent_edge = np.full(nodes, -1)
    start, edge_at, other = _neighbours(ends, nodes)
    frontier, levels = np.flatnonzero(reached), []
    while len(frontier):
        lengths = start[frontier + 1] - start[frontier]
        at = np.arange(lengths.sum()) + np.repeat(start[frontier] - np.cumsum(lengths) + lengths, lengths)
        fresh = at[~reached[other[at]]]
        found, first = np.unique(other[fresh], return_index=True)
        parent_edge[found] = edge_at[fresh[first]]
        reached[found] = True
        frontier = found
        if len(found):
            levels.append(found)
    return parent_edge, levels


def _neighbours(ends: Numbers, nodes: int) -> tuple[Numbers, Numbers, Numbers]:
    """For each node its edges and the nodes at their other ends, as one run of an array a node."""
    here = np.concatenate([ends[0], ends[1]])
    there = np.concatenate([ends[1], ends[0]])
    edge = np.tile(np.arange(ends.shape[1]), 2)
    order = np.argsort(here, kind="stable")
    start = np.concatenate([[0], np.cumsum(np.bincount(here, minlength=nodes))])
    return start, edge[order], there[order]
