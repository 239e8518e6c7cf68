"""Read the texts of a table on a cluster, write their statistics, and count them by place.

``spark-submit job.py TABLE FOLDER``; ``submit.sh`` does that, and sends along what workers need.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from swstats.spark import extract_documents, save


def main(table: str, folder: str) -> None:
    """Read the table, write the folder, print how many figures it has of each place."""
    spark = SparkSession.builder.appName("figures of notices").getOrCreate()
    notices = spark.read.csv(table, header=True, multiLine=True)
    found = extract_documents(
        notices, "正文", doc_column="编号", date_column="日期", region_column="地区"
    )
    save(found, folder)

    figures = spark.read.parquet(folder)
    for row in figures.groupBy("region").count().orderBy("region").collect():
        print(row["region"], row["count"])
    print("rejected:", spark.read.parquet(f"{folder}/_rejected").count())
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
