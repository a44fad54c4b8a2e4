"""The arithmetic of crates/zadel-core/benches/live_plan.rs in numpy float64, for the ratio.

Prints one line a measurement: name, median and 99th percentile in nanoseconds. Floats are not exact: 3 / 0.3 rounds up to
11 meetings now and then; that error is left in, only the time is compared.
"""
import time

import numpy as np

N_REPS, N_WEEKS, N_TEAMS = 1_000, 52, 50
i = np.arange(N_REPS)
kind, stage, week = np.arange(2), np.arange(4), np.arange(N_WEEKS)
check = 10_000_000.0 + 37_100 * ((7 * i[:, None] + kind) % 211)
conversions = (20 + (13 * i[:, None, None] + 17 * stage + kind[:, None]) % 60) / 100.0
weight = 500.0 + (i * 7919) % 1000
weeks = ((3 + (i[:, None] + week) % 3) * (80 + (week * 7) % 40)).astype(np.float64)
running = np.cumsum(weeks, axis=1) / weeks.sum(axis=1, keepdims=True)
team = i * N_TEAMS // N_REPS
first_of_team = np.searchsorted(team, np.arange(N_TEAMS))


def largest_remainder(total, weights):
    exact = total * weights / weights.sum()
    parts = np.floor(exact)
    left = int(round(total - parts.sum()))
    parts[np.argsort(parts - exact, kind="stable")[:left]] += 1
    return parts


def by_week(totals, running):
    """Cumulative rounding of totals[...] over the last axis of running."""
    line = np.ceil(totals[..., None] * running)
    return np.diff(line, axis=-1, prepend=0.0)


def goal_edit(goal):
    totals = np.empty((N_REPS, 2, 6))
    for k, part in enumerate(largest_remainder(goal, np.array([6_000.0, 4_000.0]))):
        totals[:, k, 5] = largest_remainder(part, weight)
    totals[:, :, 4] = np.ceil(totals[:, :, 5] / check)
    for level in (3, 2, 1, 0):
        totals[:, :, level] = np.ceil(totals[:, :, level + 1] / conversions[:, :, level])
    cells = by_week(totals, running[:, None, None, :])
    teams = np.add.reduceat(cells, first_of_team, axis=0)
    return totals, cells, teams, teams.sum(axis=0)


def conversion_edit(state, rep, k, level, value):
    totals, cells, teams, company = state
    conversions[rep, k, level] = value
    for upper in range(level, -1, -1):
        totals[rep, k, upper] = np.ceil(totals[rep, k, upper + 1] / conversions[rep, k, upper])
    rows = by_week(totals[rep, k, : level + 1], running[rep])
    change = rows - cells[rep, k, : level + 1]
    cells[rep, k, : level + 1] = rows
    teams[team[rep], k, : level + 1] += change
    company[k, : level + 1] += change


def measure(name, n_runs, run):
    times = []
    for n in range(n_runs):
        start = time.perf_counter_ns()
        run(n)
        times.append(time.perf_counter_ns() - start)
    times.sort()
    print(name, times[n_runs // 2], times[n_runs * 99 // 100], flush=True)


goal = 1_000_000_000_000.0
measure("goal_edit", 60, lambda n: goal_edit(goal + 12_345_700.0 * n))
state = goal_edit(goal)
edit = lambda n, level: conversion_edit(state, (n * 7919) % N_REPS, n % 2, level, (20 + n % 60) / 100.0)
measure("conversion_edit", 5_000, lambda n: edit(n, n % 4))
measure("conversion_edit_all_levels", 5_000, lambda n: edit(n, 3))
