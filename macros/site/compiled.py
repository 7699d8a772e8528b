"""Templates kept as compiled, from one build to the next: reading them is an eighth of a build."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

_DIGEST = hashlib.sha256().digest_size


class Compiled(BytecodeCache):
    """Files in ``folder``, each with its own hash: one that was cut or changed is made again, never run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: set[str] = set()
        """Names of the templates that this build used."""

    def load_bytecode(self, bucket: Bucket) -> None:
        self.asked.add(bucket.key)
        try:
            kept = (self.folder / bucket.key).read_bytes()
        except OSError:
            return
        digest, code = kept[:_DIGEST], kept[_DIGEST:]
        if hashlib.sha256(code).digest() == digest:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        code = bucket.bytecode_to_string()
        mine = self.folder / f"{bucket.key}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            mine.write_bytes(hashlib.sha256(code).digest() + code)
            mine.replace(self.folder / bucket.key)
        except OSError:  # a folder that may not be written: the next build compiles again
            with contextlib.suppress(OSError):
                mine.unlink()

    def forget_others(self) -> None:
        """Drop what a whole build did not ask for: templates that are gone or stand elsewhere now."""
        for path in self.folder.glob("*"):
            if path.name not in self.asked:
                with contextlib.suppress(OSError):
                    path.unlink()
