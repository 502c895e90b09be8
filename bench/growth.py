"""How long foreign text takes the longer it gets: it must not grow faster than itself.

    python -m bench.growth [ROOM[.FUNCTION]]

Each function of `growth_targets` reads each seed of `growth_seeds`, repeated to 1,000
up to 12,000 characters. The slowest, and those that seem to grow too fast, are measured
up to 32,000 characters and at the most that the program lets through. What takes longer
than a fifth of a second there, or grows with more than the 1.2th power, is told.
"""

import gc
import math
import signal
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

from bench.growth_seeds import SEEDS, Seed, grown
from bench.growth_targets import TARGETS, Read, Target
from bench.table import show

_LENGTHS = (1_000, 4_000, 16_000, 32_000)  # characters
_STEEPEST = 1.2
_SLOWEST = 0.2  # seconds of CPU
_NOISE = 0.008  # seconds: less than that tells nothing of growth
_HOPELESS = 1.0  # seconds: no longer text is tried
_SIFT = (1_000, 4_000, 12_000)  # characters that are read once of each seed
_AT_LEAST = 3  # seeds that are measured
_HANGS = 20  # seconds: a text that takes as long is given up


class Growth(NamedTuple):
    """`seconds` are those of the longest text that reaches the function."""

    seed: str
    exponent: float
    seconds: float
    fault: str = ""

    @property
    def is_wrong(self) -> bool:
        steep = self.exponent > _STEEPEST
        return bool(self.fault) or steep or self.seconds > _SLOWEST


def main(wanted: str) -> int:
    room_, _, name_ = wanted.partition(".")
    wrong = 0
    for room, targets in TARGETS.items():
        chosen = {n: t for n, t in targets.items() if name_ in ("", n)}
        rows = []
        for name, target in chosen.items() if room_ in ("", room) else ():
            found = list(_grown(f"{room}.{name}", target))
            wrong += sum(one.is_wrong for one in found)
            worst = max(found, key=lambda one: one.seconds)
            steepest = max(one.exponent for one in found)
            most = target.most or _LENGTHS[-1]
            shown = f"{worst.seconds * 1000:.1f}"
            rows.append((name, most, shown, steepest, worst.seed))
        if rows:
            head = ("function", "most", "ms", "exponent", "slowest seed")
            show(f"{room}: {len(SEEDS)} seeds each", head, rows)
    print(f"{wrong} of them are wrong")
    return 1 if wrong else 0


def _grown(name: str, target: Target) -> Iterator[Growth]:
    """Of the seeds that look dangerous after one quick reading, and of the slowest."""
    sifted = [(_sifted(target, seed), seed) for seed in SEEDS]
    sifted.sort(key=lambda one: one[0], reverse=True)
    for n, ((is_steep, _), seed) in enumerate(sifted):
        if n >= _AT_LEAST and not is_steep:
            break
        growth = _growth(target, seed)
        if growth.is_wrong:
            print(f"WRONG {name}: {growth}", flush=True)
        yield growth
        gc.collect()


def _sifted(target: Target, seed: Seed) -> tuple[bool, float]:
    """Whether it may grow too fast, and the longest time."""
    took: list[float] = []
    for length in _SIFT:
        signal.alarm(_HANGS)
        begun = time.process_time()
        try:
            target.read(grown(seed, length))
        except Exception:  # noqa: BLE001  # it is looked at again
            return True, math.inf
        finally:
            signal.alarm(0)
        took.append(time.process_time() - begun)
    before, last = took[-2:]
    steep = last > before * (_SIFT[-1] / _SIFT[-2]) ** _STEEPEST and last > _NOISE / 2
    return steep or max(took) > _SLOWEST / 2, max(took)


def _growth(target: Target, seed: Seed) -> Growth:
    most = target.most or _LENGTHS[-1]
    taken: dict[int, float] = {}
    fault = ""
    for length in sorted({*_LENGTHS, most}):
        if max(taken.values(), default=0.0) > _HOPELESS:
            break
        signal.alarm(_HANGS)
        try:
            taken[length] = _seconds(target.read, grown(seed, length))
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a find
            fault = repr(error)[:90]
            break
        finally:
            signal.alarm(0)
    reached = [seconds for length, seconds in taken.items() if length <= most]
    return Growth(repr(seed)[:24], _exponent(taken), max(reached, default=0.0), fault)


def _seconds(read: Read, text: str) -> float:
    """The least of three times, or one where that is long enough to be sure."""
    best = math.inf
    for again in "xyz":  # each another text: some of what is read is remembered
        other = text[:-1] + again
        begun = time.process_time()
        read(other)
        best = min(best, time.process_time() - begun)
        if best > _SLOWEST or best < _NOISE:
            break
    return best


def _exponent(taken: dict[int, float]) -> float:
    """Of the growth to the longest text from the shortest that tells anything."""
    told = [(length, seconds) for length, seconds in taken.items() if seconds > _NOISE]
    if len(told) < 2:  # noqa: PLR2004  # two points make a line
        return 0.0
    (short, first), (long, last) = told[0], told[-1]
    return math.log(last / first) / math.log(long / short)


def _give_up(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, _give_up)
    gc.disable()  # what it takes depends on all else that lives
    sys.exit(main("".join(sys.argv[1:2])))
