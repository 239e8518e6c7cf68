"""One contender in a process of its own: python -m tests.benchmarks.worker NAME COPIES RUNS SECONDS SEED SAMPLE…

What is loaded and made once is warmed up on texts that are not measured. Then each sample is read,
the shortest processor time counts, and a line of JSON tells it.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import warnings

from tests.benchmarks.contenders import ALL, ways
from tests.benchmarks.texts import SAMPLES, pages, varied
from tests.benchmarks.timing import processor_time


def main(name: str, copies: int, runs: int, seconds: float, seed: int, *samples: str) -> None:
    """Measure."""
    warnings.simplefilter("ignore")
    logging.disable()
    contender = ALL[name]
    read = contender.load()
    for given in ways(contender, varied(pages(), 1, seed=0)).values():
        for one in given:
            read(one)
    for sample in sorted(samples, key="gold".__ne__):  # what is read once comes first
        shortest: dict[str, float] = {}
        began = time.perf_counter()
        for run in range(1 if sample == "gold" else runs):
            texts = SAMPLES[sample](copies, 1000 * seed + run)
            for handed, given in ways(contender, texts).items():
                taken = processor_time(lambda: [read(one) for one in given])  # noqa: B023
                shortest[handed] = min(taken, shortest.get(handed, taken))
            if time.perf_counter() - began > seconds:
                break
        for handed, taken in shortest.items():
            said = {
                "version": contender.version(),
                "sample": sample,
                "handed": handed,
                "megabytes": sum(len(text.encode()) for text in texts) / 1e6,
                "characters": sum(map(len, texts)),
                "figures": sum(len(read(text)) for text in texts) if name == "swstats" else 0,
                "seconds": taken,
            }
            print(json.dumps(said), flush=True)


if __name__ == "__main__":
    name, copies, runs, seconds, seed, *samples = sys.argv[1:]
    main(name, int(copies), int(runs), float(seconds), int(seed), *samples)
