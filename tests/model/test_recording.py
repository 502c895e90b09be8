import json
from pathlib import Path

import pytest

from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Prompt, Reply
from agents.domain.report import Usage
from agents.domain.words import StoryId
from agents.errors import ModelError, OutputError, SettingsError
from agents.messages.said import speaking
from agents.model.recording import AnswerRecorder, RecordedAnswers
from tests.model.server import ENTRY, card_prompt, prompt


async def answer(prompt: Prompt, draw: Draw = FIRST) -> Reply:
    text = ENTRY if prompt.shape else f"{prompt.story_id} {draw.number}"
    return Reply(text=text, model="m", usage=Usage(calls=1, prompt_tokens=3))


def files_in(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


async def test_what_was_recorded_is_answered_again(tmp_path: Path) -> None:
    notes: list[str] = []
    recorder = AnswerRecorder(answer, tmp_path)
    draws = FIRST, Draw(1), Draw(repairs=True)
    for draw in draws:
        await recorder(prompt(), draw)
    await recorder(card_prompt())
    recorded = RecordedAnswers(tmp_path, notes.append)

    replies = [await recorded(prompt(), draw) for draw in draws]

    assert [reply.text for reply in replies] == ["s1 0", "s1 1", "s1 1000"]
    assert (await recorded(card_prompt())).text == ENTRY
    assert replies[0].usage == Usage(journal_hits=1, journal_tokens=3)
    assert notes == []


async def test_a_recording_is_a_folder_that_people_can_read(tmp_path: Path) -> None:
    recorder = AnswerRecorder(answer, tmp_path)
    await recorder(prompt(), Draw(1))
    await recorder(card_prompt())

    files = files_in(tmp_path)
    index = (tmp_path / "model" / "index.jsonl").read_text(encoding="utf-8")

    assert files == ["model/index.jsonl", "model/s1/card-0.json", "model/s1/write-1.md"]
    assert [json.loads(line)["step"] for line in index.splitlines()] == [
        "card",
        "write",
    ]


async def test_a_recording_tells_which_steps_it_has(tmp_path: Path) -> None:
    await AnswerRecorder(answer, tmp_path)(prompt())
    recorded = RecordedAnswers(tmp_path, lambda _: None)

    assert recorded.has("write")
    assert not recorded.has("weigh")
    assert not RecordedAnswers(tmp_path / "none", lambda _: None).has("write")


async def test_a_recording_goes_on_where_it_stopped(tmp_path: Path) -> None:
    await AnswerRecorder(answer, tmp_path)(prompt(), FIRST)
    await AnswerRecorder(answer, tmp_path)(prompt(), Draw(1))

    recorded = RecordedAnswers(tmp_path, lambda _: None)

    assert (await recorded(prompt(), FIRST)).text == "s1 0"


async def test_answers_to_an_older_prompt_are_given_and_said_so_once(
    tmp_path: Path,
) -> None:
    notes: list[str] = []
    recorder = AnswerRecorder(answer, tmp_path)
    await recorder(prompt(), FIRST)
    await recorder(prompt(), Draw(1))
    recorded = RecordedAnswers(tmp_path, notes.append)

    replies = [await recorded(prompt("新的提示词"), draw) for draw in (FIRST, Draw(1))]

    assert [reply.text for reply in replies] == ["s1 0", "s1 1"]
    assert len(notes) == 1
    assert "answers of step 'write' are older than the prompt" in notes[0]
    assert recorded.older["write"] == 2


async def test_what_was_not_recorded_is_an_error_that_names_it(tmp_path: Path) -> None:
    recorded = RecordedAnswers(tmp_path, lambda _: None)

    with pytest.raises(
        ModelError, match="no recorded answer for step 'write', sample 2"
    ):
        await recorded(prompt(), Draw(2))


async def test_a_step_has_its_chinese_name_in_a_chinese_sentence(
    tmp_path: Path,
) -> None:
    notes: list[str] = []
    await AnswerRecorder(answer, tmp_path)(prompt(), FIRST)
    recorded = RecordedAnswers(tmp_path, notes.append)

    with speaking("zh"), pytest.raises(ModelError, match="“写稿”第 2 个回答"):
        await recorded(prompt(), Draw(2))
    with speaking("zh"):
        await recorded(prompt("新的提示词"), FIRST)

    assert notes[0].startswith("“写稿”这一步的录像比提示旧")


@pytest.mark.parametrize("story", ["../../x", "论文", ".hidden", "a" * 300, "a/b"])
async def test_no_story_chooses_a_path(tmp_path: Path, story: str) -> None:
    asked = prompt(story_id=StoryId(story))
    await AnswerRecorder(answer, tmp_path / "in")(asked)

    reply = await RecordedAnswers(tmp_path / "in", lambda _: None)(asked)

    answers = [file for file in files_in(tmp_path) if file.endswith("/write-0.md")]
    assert len(answers) == 1
    assert answers[0].startswith("in/model/")
    assert answers[0].count("/") == 3
    assert reply.text == f"{story} 0"


@pytest.mark.parametrize("file", ["../../secret.md", "/etc/hostname", "gone.md"])
async def test_an_index_opens_no_other_file(tmp_path: Path, file: str) -> None:
    await AnswerRecorder(answer, tmp_path / "in")(prompt())
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    index = tmp_path / "in" / "model" / "index.jsonl"
    index.write_text(index.read_text().replace("s1/write-0.md", file))

    with pytest.raises(ModelError, match="cannot be read; record it again"):
        await RecordedAnswers(tmp_path / "in", lambda _: None)(prompt())


@pytest.mark.parametrize("content", [b"{", b'{"story": 1}', b"\xff\xfe"])
def test_an_unreadable_index_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "index.jsonl").write_bytes(content)

    with pytest.raises(SettingsError, match=r"index\.jsonl: .*record it again"):
        RecordedAnswers(tmp_path, lambda _: None)


async def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "model").write_text("a file in the way", encoding="utf-8")

    with pytest.raises(OutputError, match="cannot be written"):
        await AnswerRecorder(answer, tmp_path)(prompt())


async def test_a_write_that_fails_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "model" / "s1" / "write-0.md" / "in the way").mkdir(parents=True)

    with pytest.raises(OutputError):
        await AnswerRecorder(answer, tmp_path)(prompt())

    assert files_in(tmp_path) == []
