"""Solves a mut1 question of class flow with the min-cost flow of OR-Tools; prints one JSON document.

Everybody holds exactly one listed seat; a seat has its room, or as much as people who hold it today.
"""

import json
import sys
import time

import numpy as np
from ortools.graph.python import min_cost_flow


def main(path: str) -> None:
    rooms, homes, tails, heads, values = [], [], [], [], []
    with open(path, encoding="ascii") as lines:
        people, seats = (int(word) for word in next(lines).split()[1:3])
        for line in lines:
            words = line.split()
            if words[0] == "s":
                rooms.append(int(words[4]))
            elif words[0] == "e":
                person = len(homes)
                homes.append(int(words[1]))
                count = int(words[3])
                pairs = np.array(words[4 : 4 + 2 * count], dtype=np.int64).reshape(count, 2)
                tails.append(np.full(count, person, dtype=np.int64))
                heads.append(people + pairs[:, 0])
                values.append(pairs[:, 1])
    assert len(homes) == people and len(rooms) == seats
    held = np.bincount([home for home in homes if home >= 0], minlength=seats)
    rooms = np.maximum(np.array(rooms), held)
    tails, heads, values = (np.concatenate(parts) for parts in (tails, heads, values))
    sink = people + seats
    all_tails = np.concatenate([tails, people + np.arange(seats)])
    all_heads = np.concatenate([heads, np.full(seats, sink)])
    all_rooms = np.concatenate([np.ones(len(tails), dtype=np.int64), rooms])
    all_costs = np.concatenate([-values, np.zeros(seats, dtype=np.int64)])
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(all_tails, all_heads, all_rooms, all_costs)
    supplies = np.zeros(sink + 1, dtype=np.int64)
    supplies[:people] = 1
    supplies[sink] = -people
    flow.set_nodes_supplies(np.arange(sink + 1), supplies)
    started = time.perf_counter()
    status = flow.solve()
    seconds = time.perf_counter() - started
    if status != flow.OPTIMAL:
        sys.exit(f"OR-Tools ended with {status}")
    print(json.dumps({"objective": -flow.optimal_cost(), "pairs": len(tails), "solve_seconds": seconds}))


main(sys.argv[1])
