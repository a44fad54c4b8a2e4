"""The outcomes of crates/zadel-core/benches/forecast.rs in numpy, for the ratio: 10,000 open deals drawn 10,000 times.

Prints one line a measurement: name, median and slowest in nanoseconds. First as one writes it, a matrix of all outcomes; then as
fast as it was found to go: in blocks that stay in the cache, with a faster generator and half the precision.
"""
import time

import numpy as np

N_DEALS, N_DRAWS, BLOCK = 10_000, 10_000, 50
i = np.arange(N_DEALS)
chance = (i % 97) / 100.0
minor = (i % 1_013) * 997.0


def as_one_writes_it(generator=np.random.default_rng(1)):
    return (generator.random((N_DRAWS, N_DEALS)) < chance) @ minor


def in_blocks(generator=np.random.Generator(np.random.SFC64(1))):
    sums = np.empty(N_DRAWS)
    for start in range(0, N_DRAWS, BLOCK):
        sums[start : start + BLOCK] = (generator.random((BLOCK, N_DEALS), dtype=np.float32) < chance) @ minor
    return sums


def measure(name, run):
    times = []
    for _ in range(3):
        start = time.perf_counter_ns()
        run()
        times.append(time.perf_counter_ns() - start)
    times.sort()
    print(name, times[1], times[-1])


measure("outcomes_10000_by_10000", as_one_writes_it)
measure("outcomes_in_blocks", in_blocks)
