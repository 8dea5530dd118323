"""`python -m bench [what] [--sizes small] [--seeds N]`: tables."""

from __future__ import annotations

import argparse

from bench import planning, replanning


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    choices = ["planning", "replanning", "half-year", "threads", "coverage", "importing"]
    parser.add_argument("what", nargs="?", default="planning", choices=choices)
    parser.add_argument("--sizes", default="shipped,small,typical,large,huge")
    parser.add_argument("--seeds", type=int, default=3, help="instances of each size")
    options = parser.parse_args()
    if options.what == "threads":
        from bench import threads  # noqa: PLC0415 - it needs the framework, the others do not

        threads.report()
        return
    if options.what == "importing":
        from bench import importing  # noqa: PLC0415 - as above

        importing.report()
        return
    if options.what == "coverage":
        from bench import coverage  # noqa: PLC0415 - as above

        coverage.report()
        return
    if options.what == "half-year":
        from bench import framework, half_year  # noqa: F401, PLC0415 - as above; it sets up

        half_year.report()
        return
    if options.what == "replanning":
        replanning.report(sizes=options.sizes.split(","), seeds=options.seeds)
        return
    planning.report(sizes=options.sizes.split(","), seeds=options.seeds)


if __name__ == "__main__":
    main()
