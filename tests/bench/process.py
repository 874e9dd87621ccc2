"""CPU seconds, memory and age of a process, its children included, as Linux counts them."""

import os
import time
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def tree(pid: int) -> list[int]:
    """The process and its living descendants."""
    pids = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            pids += tree(int(child))
    return pids


def cpu_seconds(pid: int) -> float:
    """User and system time of the whole tree so far."""
    total = 0
    for member in tree(pid):
        fields = _stat(member)
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def age(pid: int) -> float:
    """Seconds since the process began."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) - int(_stat(pid)[19]) / TICK


def _stat(pid: int) -> list[str]:
    """The fields behind the name of the program (proc(5), stat)."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def resident_mib(pid: int) -> float:
    """Largest resident set of any one process of the tree, MiB."""
    return max(_resident(member) for member in tree(pid))


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
