"""A sandbox that runs as a process of its own, and its interface under /_yunbox/."""

from __future__ import annotations

import http.client
import json
import os
import resource
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

REPOSITORY = Path(__file__).resolve().parents[3]
PATIENCE = 20.0


def binary() -> Path:
    """The command to test: YB_BIN, else what was built last for release, else for debugging."""
    if chosen := os.environ.get("YB_BIN"):
        return Path(chosen)
    for profile in ("release", "debug"):
        built = REPOSITORY / "target" / profile / "yunbox"
        if built.exists():
            return built
    raise FileNotFoundError("build the command first (cargo build --release) or name it in YB_BIN")


def environment(**more: str) -> dict[str, str]:
    """This environment without the sandbox's own variables, which would change what is tested."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YUNBOX_")}
    return kept | more


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command of the sandbox to its end."""
    command = [str(binary()), *arguments]
    return subprocess.run(command, env=environment(**more), capture_output=True, text=True, timeout=PATIENCE)


@dataclass(frozen=True)
class Key:
    """An access key; with a token when it belongs to a session."""

    id: str
    secret: str
    token: str | None = None


@dataclass(frozen=True)
class Account:
    """An account and the key of the account itself."""

    id: str
    key: Key


@dataclass(frozen=True)
class Answer:
    """An answer as it came over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self):
        return json.loads(self.body)


def send(
    address: str, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> Answer:
    """Sends one request as it is."""
    connection = http.client.HTTPConnection(address, timeout=PATIENCE)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, names, response.read())
    finally:
        connection.close()


class Sandbox:
    """A running `yunbox serve`."""

    def __init__(
        self,
        folder: Path,
        *flags: str,
        listen: str = "127.0.0.1:0",
        limits: dict[int, tuple[int, int]] | None = None,
        **variables: str,
    ):
        """Starts it and waits until its ready file is there.

        `folder` is for the ready file and the logs; the sandbox keeps its data where the flags say. `limits` are soft
        and hard limits of its resources.
        """
        folder.mkdir(parents=True, exist_ok=True)
        # Every start has a ready file of its own: a killed sandbox leaves its file behind.
        number = len(list(folder.glob("*.err")))
        self.ready_file = folder / f"{number}.ready.json"
        self.log_file = folder / f"{number}.err"
        self.out_file = folder / f"{number}.out"
        command = [str(binary()), "serve", "--listen", listen, "--ready-file", str(self.ready_file), *flags]
        with self.out_file.open("wb") as out, self.log_file.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment(**variables),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=log,
                preexec_fn=lambda: [resource.setrlimit(*limit) for limit in (limits or {}).items()],
            )
        self.ready = self._wait()
        self.url: str = self.ready["url"]
        self.address = urlsplit(self.url).netloc
        self.admin_token: str = self.ready["admin_token"]
        self.account = Account(
            self.ready["account_id"], Key(self.ready["access_key_id"], self.ready["access_key_secret"])
        )

    def _wait(self) -> dict:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"the sandbox ended with {self.process.returncode}: {self.log}")
            try:
                return json.loads(self.ready_file.read_text())
            except FileNotFoundError:
                time.sleep(0.005)
        self.process.kill()
        raise TimeoutError(f"the sandbox is not ready: {self.log}")

    @property
    def log(self) -> str:
        """What it wrote to standard error so far."""
        return self.log_file.read_text()

    @property
    def output(self) -> str:
        """What it wrote to standard output so far."""
        return self.out_file.read_text()

    def stop(self, with_signal: int = signal.SIGTERM) -> int:
        """Asks it to stop and returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(with_signal)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def kill(self) -> None:
        """Ends it without a warning."""
        self.process.kill()
        self.process.wait()

    # The interface under /_yunbox/.

    def admin(self, method: str, path: str, body=None, **headers: str) -> Answer:
        """One request to the interface, with the admin token."""
        sent = {"Authorization": f"Bearer {self.admin_token}"} | headers
        payload = None
        if body is not None:
            payload = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        return send(self.address, method, f"/_yunbox/{path}", payload, sent)

    def _done(self, answer: Answer) -> Answer:
        assert answer.status < 300, f"{answer.status} {answer.text}"
        return answer

    def now(self) -> str:
        """The sandbox's time."""
        return self._done(self.admin("GET", "clock")).json()["now"]

    def advance(self, by: str) -> None:
        """Moves the clock forward, by `6h` or `30m` for instance."""
        self._done(self.admin("POST", "clock", {"advance": by}))

    def set_clock(self, at: str) -> None:
        """Stops the clock at an instant."""
        self._done(self.admin("POST", "clock", {"set": at}))

    def resume_clock(self) -> None:
        """Lets the clock show the host's time again."""
        self._done(self.admin("POST", "clock", {"resume": True}))

    def reset(self) -> None:
        """Puts everything back to the state after the start."""
        self._done(self.admin("POST", "reset"))

    def new_account(self, cloud: str = "alibaba") -> Account:
        """A further account, in which a test is alone."""
        made = self._done(self.admin("POST", "accounts", {"clouds": [cloud]})).json()
        return Account(made["account_id"], Key(made["access_key_id"], made["access_key_secret"]))

    def request(self, request_id: str) -> dict:
        """The record of a call: who asked for what, and what was decided and why."""
        return self._done(self.admin("GET", f"requests/{request_id}")).json()

    def metadata(self, instance: str, path: str, method: str = "GET", **headers: str) -> Answer:
        """What an instance sees from inside at a path such as `latest/meta-data/`.

        Words in the names of headers are joined with `_` here.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.admin(method, f"instances/{instance}/metadata/{path}", **named)
