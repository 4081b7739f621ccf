"""The five computations of the suite's NumPy column, over dense matrices in memory, on one thread.

Usage: numpy_curves.py DATA RUNS STEPS; prints a line for each: name, median milliseconds, sum of the answers.
"""

import sys
import time

import numpy as np

data, runs, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
train = np.fromfile(data + "/train_loss.f64").reshape(runs, steps)
val = np.fromfile(data + "/val_loss.f64").reshape(runs, steps)


def total():
    return val.sum()


def best_and_tail():
    """The best step of each run that ended 1 % above its best while train went on improving."""
    every = np.arange(runs)
    best = val.argmin(axis=1)
    overfit = (val[:, -1] > 1.01 * val[every, best]) & (train[:, -1] < train[every, best])
    return best[overfit].sum()


def smoothed_best():
    """The step of the least centred average over five points; the windows are cut off at the edges."""
    sums = np.empty_like(val)
    sums[:, 2:-2] = val[:, :-4] + val[:, 1:-3] + val[:, 2:-2] + val[:, 3:-1] + val[:, 4:]
    sums[:, 2:-2] *= 0.2
    sums[:, 0] = (val[:, 0] + val[:, 1] + val[:, 2]) / 3
    sums[:, 1] = (val[:, 0] + val[:, 1] + val[:, 2] + val[:, 3]) / 4
    sums[:, -2] = (val[:, -4] + val[:, -3] + val[:, -2] + val[:, -1]) / 4
    sums[:, -1] = (val[:, -3] + val[:, -2] + val[:, -1]) / 3
    return sums.argmin(axis=1).sum()


def gap_slope():
    x = np.arange(steps) - (steps - 1) / 2
    return ((val - train) @ x / (x @ x)).sum()


def jitter():
    return np.median(np.abs(np.diff(val, axis=1)), axis=1).sum()


for name, compute in {
    "total": total,
    "best_and_tail": best_and_tail,
    "smoothed_best": smoothed_best,
    "gap_slope": gap_slope,
    "jitter": jitter,
}.items():
    times = []
    answer = compute()
    begin = time.perf_counter()
    while len(times) < 5 or (len(times) < 40 and time.perf_counter() - begin < 1):
        start = time.perf_counter()
        compute()
        times.append(time.perf_counter() - start)
    print(f"{name}\t{1000 * sorted(times)[len(times) // 2]:.4f}\t{float(answer)!r}")
