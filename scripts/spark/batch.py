#!/usr/bin/env python3
"""Runs `advisor batch` on a Spark cluster; the answers are those of one process, byte for byte.

    spark-submit scripts/spark/batch.py --as-of 2021-09-06 --cases cases.ndjson -o answers

It ships the program and the rules to the workers. Each part of the cases goes through a process of
`advisor batch`. A line that cannot be used is answered with an error in its place.

The order of the lines is kept. Spark reads a file as parts that follow one another, and each part of
the answers has the same number as its part of the cases: `cat answers/part-*` is the whole. So that
an error names the line of the whole file, the lines of each part are counted first, and each process
is given as many empty lines, which have no answers, as there are lines before its part.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql.functions import col

ROOT = pathlib.Path(__file__).resolve().parents[2]


def read(spark, paths, *columns):
    """The columns of all lines of the files, file after file."""
    # Several files are read one by one: Spark would put larger ones before smaller ones.
    frames = (spark.read.text(path, lineSep="\n").select(*columns) for path in paths)
    return spark.sparkContext.union([frame.rdd.map(tuple) for frame in frames])


def counted(index, places):
    """How many lines a part has, and the pieces of files that they stand in."""
    count, pieces = 0, []
    for place in places:
        if not pieces or place != pieces[-1]:
            pieces.append(place)
        count += 1
    yield index, count, pieces


def lines_of_parts(spark, paths):
    """How many lines each part has; fails if the parts do not follow one another."""
    counts = []
    for path in paths:
        # The path may name a folder: then the order of its files counts as well.
        places = read(spark, [path], "_metadata.file_path", "_metadata.file_block_start")
        parts = sorted(places.mapPartitionsWithIndex(counted).collect())
        pieces = [piece for _, _, some in parts for piece in some]
        if pieces != sorted(pieces):
            sys.exit(f"Spark gives the lines of {path} in another order: name its files one by one")
        counts += [count for _, count, _ in parts]
    return counts


def answered(index, lines, command, counts):
    """The answers to one part, from a process of its own."""
    program, *options = command
    command = [SparkFiles.get(program), *options, "--rules", SparkFiles.get("rules.zip")]
    faults = []

    def give(target):
        try:
            with target:
                target.write(b"\n" * sum(counts[:index]))
                given = 0
                for given, (line,) in enumerate(lines, 1):
                    target.write(bytes(line) + b"\n")
                if given != counts[index]:
                    raise RuntimeError(f"part {index} has {given} lines, and had {counts[index]} before")
        except BrokenPipeError:
            pass  # The process has ended, and its status says why.
        except Exception as fault:
            faults.append(fault)

    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told)
        giving = threading.Thread(target=give, args=[process.stdin])
        giving.start()
        for line in process.stdout:
            yield line.decode().removesuffix("\n")
        giving.join()
        if process.wait():
            told.seek(0)
            faults.append(RuntimeError(told.read().decode(errors="replace")[-2000:]))
    if faults:
        raise faults[0]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--as-of", required=True, metavar="DAY", help="the day of the advice")
    parser.add_argument("--cases", required=True, nargs="+", help="files of cases (NDJSON, UTF-8), in order")
    parser.add_argument("-o", "--output", required=True, help="a folder that is not there yet")
    parser.add_argument("--rules", default=ROOT / "rules")
    parser.add_argument("--advisor", default=ROOT / ".build/release-advisor/release/advisor")
    parser.add_argument("--only", choices=["blockers"])
    parser.add_argument("--lang", choices=["zh", "en"], default="en", help="the language of errors")
    parser.add_argument("--parts", type=int, help="at least so many (default: four a processor)")
    options = parser.parse_args()

    command = [
        pathlib.Path(options.advisor).name, "batch", "--input", "ndjson", "--bad-lines", "report",
        "--jobs", "1", "--as-of", options.as_of, "--lang", options.lang]
    command += ["--only", options.only] if options.only else []
    # Faults of the rules show here, before anything is sent to the workers.
    here = [options.advisor, *command[1:], "--rules", options.rules]
    if subprocess.run(here, stdin=subprocess.DEVNULL).returncode:
        sys.exit("nothing was begun")

    spark = SparkSession.builder.appName("advisor batch").getOrCreate()
    context = spark.sparkContext
    parts = options.parts or 4 * context.defaultParallelism
    spark.conf.set("spark.sql.files.minPartitionNum", parts)
    # Else small files would be one part.
    spark.conf.set("spark.sql.files.openCostInBytes", 1)

    with tempfile.TemporaryDirectory() as folder:
        context.addArchive(shutil.make_archive(f"{folder}/rules", "zip", options.rules))
        context.addFile(str(options.advisor))
        counts = lines_of_parts(spark, options.cases)
        lines = read(spark, options.cases, col("value").cast("binary"))
        answers = lines.mapPartitionsWithIndex(lambda index, part: answered(index, part, command, counts))
        answers.saveAsTextFile(options.output)
    spark.stop()


if __name__ == "__main__":
    main()
