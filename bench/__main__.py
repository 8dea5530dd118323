"""`python -m bench [planning] [--sizes small,typical] [--seeds N]`: prints the tables."""

from __future__ import annotations

import argparse

from bench import planning


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("what", nargs="?", default="planning", choices=["planning"])
    parser.add_argument("--sizes", default="shipped,small,typical,large,huge")
    parser.add_argument("--seeds", type=int, default=3, help="instances of each size")
    options = parser.parse_args()
    planning.report(sizes=options.sizes.split(","), seeds=options.seeds)


if __name__ == "__main__":
    main()
