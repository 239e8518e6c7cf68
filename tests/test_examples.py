from __future__ import annotations

import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from tests.readme import PROJECT

EXAMPLES = PROJECT / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def test_a_chart_is_drawn_with_a_bar_for_each_sum(tmp_path):
    run = subprocess.run(
        [sys.executable, str(EXAMPLES / "seeds_to_chart.py"), "chart.svg"],
        capture_output=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    # On a busy machine Matplotlib says that it makes a list of fonts, once.
    said = [line for line in run.stderr.splitlines() if b"font cache" not in line]
    assert said == []
    assert [path.name for path in tmp_path.iterdir()] == ["chart.svg"]
    rows = run.stdout.splitlines()[1:]
    # what has an outline: the page, the frame and its four sides, and the bars
    outlines = (tmp_path / "chart.svg").read_text("utf-8").count('<g id="patch_')
    assert outlines == 6 + len(rows)


def test_there_is_a_notebook():
    assert NOTEBOOKS


# What Jupyter warns of is not ours.
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs_and_shows_a_table_a_frame_a_chart_and_a_tree(path):
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(EXAMPLES)}},
    )
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert "error" not in [output.output_type for output in outputs]
    data = [output.data for output in outputs if "data" in output]
    html = " ".join(each.get("text/html", "") for each in data)
    for words in ('<div class="swstats">', "4.7亿元", 'class="dataframe"', "接收捐款", "<details"):
        assert words in html
    assert [each for each in data if "image/png" in each]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_kept_without_what_it_printed(path):
    for cell in nbformat.read(path, as_version=4).cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
