"""`python -m tests.live.against_stock`: the traps' tests against Daphne and Channels as they come; each fails.

The same tests, marked `trap(number)`, with a stock server wherever they start ours. Ends with 1 where a trap's tests
all pass, which would say that they show nothing.
"""

import resource
import signal
import sys
from collections import defaultdict

import pytest

from . import servers

SECONDS = 60  # of one test
MEMORY = 2 * 1024**3  # bytes of address space of a server that may take all there is


def stock(tmp_path, *arguments, **settings):
    """What `servers.serve` starts, on plain Daphne. Settings that only our server knows have no effect."""
    port = servers.free_port()
    command = [sys.executable, "-m", "daphne", "-p", str(port), "tests.live.stock:application"]
    environment = servers.environment(tmp_path, **{**settings, "DJANGO_SETTINGS_MODULE": "tests.live.stock_settings"})
    return servers.Server(command, port, tmp_path / f"stock-{port}.log", environment).wait_until_up()


def stock_product(tmp_path, *arguments, **settings):
    """What `servers.product` starts: the same, with the product's tables."""
    servers.with_tables(tmp_path)
    return stock(tmp_path, *arguments, **settings)


class Traps:
    """A pytest plugin: which trap each test is of, and what became of it."""

    def __init__(self):
        self.numbers = {}
        self.outcomes = defaultdict(dict)

    def pytest_collection_modifyitems(self, config, items):
        chosen = []
        for item in items:
            found = [mark.args[0] for mark in item.iter_markers("trap")]
            if found:
                self.numbers[item.nodeid] = found
                chosen.append(item)
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item):
        def late(*_):
            raise TimeoutError(f"no end within {SECONDS} s")

        signal.signal(signal.SIGALRM, late)
        signal.alarm(SECONDS)
        try:
            return (yield)
        finally:
            signal.alarm(0)

    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.outcome != "passed":
            for number in self.numbers[report.nodeid]:
                outcome = report.outcome if report.when == "call" else "error"
                self.outcomes[number][report.nodeid] = outcome

    def say(self):
        """One line per test; whether each trap has a test that fails."""
        for number in sorted(self.outcomes):
            for name, outcome in self.outcomes[number].items():
                sys.stdout.write(f"{number:3} {outcome:8} {name.removeprefix('tests/live/')}\n")
        mute = [number for number, tests in self.outcomes.items() if "failed" not in tests.values()]
        sys.stdout.write(f"traps: {len(self.outcomes)}, without a test that fails on stock: {sorted(mute) or 'none'}\n")
        return not mute


def main():
    servers.serve = stock
    servers.product = stock_product
    traps = Traps()
    # A server takes the limit over from this process.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    pytest.main(["tests/live", "--tb=no", "-p", "no:cacheprovider", *sys.argv[1:]], plugins=[traps])
    return 0 if traps.say() else 1


if __name__ == "__main__":
    sys.exit(main())
