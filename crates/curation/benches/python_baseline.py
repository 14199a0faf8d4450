#!/usr/bin/env python3
"""Captions per second of the published way of matching: pyahocorasick's `iter` over the spaced text, then a set.

    pip install pyahocorasick
    python_baseline.py CAPTIONS.txt ENTRIES.txt [N_CAPTIONS]

One caption or entry per line, as for the matching bench (TAILSCOPE_BENCH_CAPTIONS, TAILSCOPE_BENCH_ENTRIES); run
both in one sitting to take the ratio. Prints the median of five rounds, by the clock and by processor time, and
the number of matches, which must equal the bench's when N_CAPTIONS does.
"""
import statistics
import sys
import time

import ahocorasick

ROUNDS = 5


def spaced(text):
    """The published function: seven marks between spaces, three blanks become a space."""
    out = f" {text} "
    for mark in [",", ".", ";", ":", "?", "!", "`"]:
        out = out.replace(mark, f" {mark} ")
    for blank in "\t\n\r":
        out = out.replace(blank, " ")
    return out


def read_lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return file.read().rstrip("\n").split("\n")


def build(entries):
    automaton = ahocorasick.Automaton()
    for entry_id, entry in enumerate(entries):
        if entry:
            automaton.add_word(f" {entry} ", entry_id)
    automaton.make_automaton()
    return automaton


def match_all(automaton, captions):
    n_matches = 0
    for caption in captions:
        n_matches += len({entry_id for _, entry_id in automaton.iter(spaced(caption))})
    return n_matches


def main():
    captions_path, entries_path = sys.argv[1:3]
    n_captions = int(sys.argv[3]) if len(sys.argv) > 3 else 50_000
    captions = read_lines(captions_path)
    captions = (captions * (n_captions // len(captions) + 1))[:n_captions]
    start = time.process_time()
    automaton = build(read_lines(entries_path))
    build_secs = time.process_time() - start

    clock, processor = [], []
    for _ in range(ROUNDS):
        clock_start, processor_start = time.perf_counter(), time.process_time()
        n_matches = match_all(automaton, captions)
        clock.append(time.perf_counter() - clock_start)
        processor.append(time.process_time() - processor_start)
    print(
        f"pyahocorasick: {n_captions / statistics.median(clock):.0f} captions/s by the clock, "
        f"{n_captions / statistics.median(processor):.0f} by processor time; build {build_secs:.2f} s; "
        f"{n_matches} matches in {n_captions} captions"
    )


if __name__ == "__main__":
    main()
