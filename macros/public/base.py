"""What the models of the public files share. Fields may be added to them from edition to edition, never renamed."""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

T = TypeVar("T")

SiHay = Annotated[T | None, Field(exclude_if=lambda value: value is None)]
"""A field that the file leaves out where there is nothing to say."""
SinVacios = Annotated[T, PlainSerializer(lambda value: value.model_dump(mode="json", exclude_none=True))]
"""A model of the data, written without the fields that it leaves empty."""


class Publico(BaseModel):
    """Base of every part of a public file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def plain(self) -> dict[str, Any]:
        """As plain values: lists, dictionaries, numbers, words."""
        return self.model_dump(mode="json")

    def text(self) -> str:
        """As the file says it."""
        return json.dumps(self.plain(), ensure_ascii=False, indent=1) + "\n"
