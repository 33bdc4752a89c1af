"""Plays .http files as the REST Client of VS Code does: one request after the other, with what earlier ones answered."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from sandbox import Answer, send

VARIABLE = re.compile(r"\{\{([^}]+)\}\}")


@dataclass
class Step:
    """One request of a file."""

    title: str
    name: str = ""
    expected: int = 200
    method: str = ""
    url: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""


def read(path: Path) -> list[Step]:
    """The requests of a file."""
    steps = []
    for part in path.read_text().split("\n### ")[1:]:
        title, _, rest = part.partition("\n")
        head, _, body = rest.partition("\n\n")
        step = Step(title, body=body.strip())
        for line in head.splitlines():
            if line.startswith("# @name "):
                step.name = line.removeprefix("# @name ")
            elif line.startswith("# expect "):
                step.expected = int(line.removeprefix("# expect "))
            elif not step.method:
                step.method, step.url = line.split(" ", 1)
            else:
                name, _, value = line.partition(": ")
                step.headers[name] = value
        steps.append(step)
    return steps


def play(path: Path, address: str, **variables: str) -> dict[str, Answer]:
    """Sends the requests of a file and returns the answers to those that have a name."""
    answers: dict[str, Answer] = {}

    def value(found: re.Match) -> str:
        name, _, way = found[1].partition(".response.body.")
        if not way:
            return variables[name]
        here = answers[name].json()
        for part in re.findall(r"[^.\[\]]+", way):
            here = here[int(part)] if part.isdigit() else here[part]
        return here

    for step in read(path):
        body = VARIABLE.sub(value, step.body)
        if body:
            json.loads(body)
        headers = {name: VARIABLE.sub(value, text) for name, text in step.headers.items()}
        target = VARIABLE.sub(value, step.url)
        answer = send(address, step.method, target, body.encode() or None, headers)
        assert answer.status == step.expected, f"{path.name}: {step.title} {answer.status} {answer.text}"
        if step.name:
            answers[step.name] = answer
    return answers
