"""The same as a picture, by matplotlib, which is an extra."""

import io
import warnings
from collections.abc import Sequence
from pathlib import Path

from agents.domain.taste import Replayed, Taste
from agents.errors import SettingsError, writing_to
from agents.messages.said import said
from agents.run.learning.table import strongest
from agents.store.drafts import write_atomic

# Whichever is there shows Chinese; the last one is matplotlib's own.
_FONTS = [
    "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "PingFang SC",
    "Microsoft YaHei", "SimHei", "DejaVu Sans",
]  # fmt: skip


def draw(file: Path, replayed: Sequence[Replayed], taste: Taste | None = None) -> None:
    """nDCG@20 by window before and after, and the terms. Raises SettingsError."""
    try:
        from matplotlib import font_manager, rc_context  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        raise SettingsError(
            said(
                "--png needs matplotlib ({error}); install it with pip install -e"
                " '.[plot]'",
                error=error,
            )
        ) from error
    there = {font.name for font in font_manager.fontManager.ttflist}
    fonts = [name for name in _FONTS if name in there]
    with rc_context({"font.sans-serif": fonts}), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a machine without a Chinese font draws boxes
        figure = Figure(figsize=(11, 4.5), layout="constrained")
        windows, words = figure.subplots(1, 2)
        names = [one.window for one in replayed]
        windows.plot(names, [one.prior for one in replayed], "o--", label="prior")
        windows.plot(names, [one.learnt for one in replayed], "o-", label="with learnt")
        windows.set(title="nDCG@20", ylim=(0, 1))
        windows.tick_params(axis="x", rotation=45)
        windows.legend()
        pulls = [*strongest(taste, 1), *strongest(taste, -1)] if taste else []
        words.barh([name for name, _ in pulls], [weight for _, weight in pulls])
        words.invert_yaxis()
        words.set(title="terms")
        drawn = io.BytesIO()
        figure.savefig(drawn, format="png", metadata={"Software": None})
    with writing_to(file, said("name another --png")):
        write_atomic(file, drawn.getvalue())
