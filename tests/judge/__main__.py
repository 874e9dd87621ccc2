"""`python -m tests.judge [--quick] [--no-gateway]`: exits with 1 where a judge finds a fault."""

import sys

from . import answers, chunks, gateway, judges


def main() -> int:
    """Run every judge."""
    exhaustive = "--quick" not in sys.argv
    programs = judges.folder()
    fair = chunks.judge()
    fair &= answers.judge(exhaustive=exhaustive)
    if "--no-gateway" not in sys.argv:
        fair &= gateway.judge(programs, exhaustive=exhaustive)
    return 0 if fair else 1


if __name__ == "__main__":
    sys.exit(main())
