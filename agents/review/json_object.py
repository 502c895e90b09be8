"""What the page is told: an object of JSON, made once and read by no code of ours."""

from typing import Any

JsonObject = dict[str, Any]
