"""The answer of every operation's example against the SDK's model of it: no unknown field, no value of another type.

The answers are those that the acceptance tests keep, so that an operation is looked at as soon as it is there.
"""

from __future__ import annotations

import json
from importlib import import_module

import pytest

from clients import VERSIONS, package_of
from sandbox import REPOSITORY
from shapes import misfits

REPLIES = REPOSITORY / "tests" / "coverage" / "snapshots" / "replies" / "alibaba"
DONE = "==== answer, in JSON\n200\n"


def answer(text: str) -> dict | None:
    """The body of the example's answer, when the example is not refused."""
    _, begins, rest = text.partition(DONE)
    if not begins:
        return None
    _, _, body = rest.partition("\n\n")
    return json.loads(body.partition("\n====")[0])


@pytest.mark.parametrize("product", sorted(VERSIONS))
def test_every_answer_fits_its_model(product):
    models = import_module(f"{package_of(product)}.models")
    told, seen = {}, 0
    for file in sorted((REPLIES / product).glob("*.snap")):
        body = answer(file.read_text())
        model = getattr(models, f"{file.stem}ResponseBody", None)
        if body is None or model is None:
            continue
        seen += 1
        if found := misfits(model().from_map(body), body):
            told[file.stem] = found
    assert seen, f"no answers in {REPLIES / product}"
    assert not told, json.dumps(told, indent=2)
