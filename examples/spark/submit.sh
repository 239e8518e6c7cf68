#!/usr/bin/env bash
# Runs job.py: submit.sh MASTER TABLE FOLDER [OPTION OF spark-submit]…
#
#   submit.sh 'local[4]' notices.csv figures
#   submit.sh yarn hdfs:///news/notices.csv hdfs:///news/figures --num-executors 20
#
# On a cluster, workers get a Python with swstats and what it needs as an archive, which is packed
# once (delete swstats.tar.gz to pack it again). The archive has no Python of its own: workers need
# one of the same version at the same place, /usr/bin/python3.11 say. Where they have not, pack a
# Conda environment instead (conda-pack -o swstats.tar.gz), which has its own.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
master=$1 table=$2 folder=$3
shift 3

options=()
if [[ $master != local* ]]; then
    archive=$here/swstats.tar.gz
    if [ ! -e "$archive" ]; then
        build=$(mktemp -d)
        trap 'rm -rf "$build"' EXIT
        "${PYTHON:-python3}" -m venv "$build/env"
        # pyspark is on the workers already
        "$build/env/bin/pip" install -q "${SWSTATS:-$here/../..}" pyarrow venv-pack
        "$build/env/bin/venv-pack" -q -p "$build/env" -o "$archive"
    fi
    # What is behind # is the folder into which each worker unpacks it.
    options+=(--archives "$archive#swstats")
    export PYSPARK_PYTHON=./swstats/bin/python
fi
export PYSPARK_DRIVER_PYTHON=${PYTHON:-python3}
if [[ $master == local* ]]; then export PYSPARK_PYTHON=$PYSPARK_DRIVER_PYTHON; fi

# A batch of texts goes to Python at a time; by itself Spark would take 10,000.
exec spark-submit --master "$master" "${options[@]}" \
    --conf spark.sql.execution.arrow.maxRecordsPerBatch=256 \
    "$@" "$here/job.py" "$table" "$folder"
